# Makes site/, a checkout in which everything that git can be made to start leaves a file in marks/.
root=$PWD
mkdir -m 1777 marks
mkdir lures hooks elsewhere

lure() {
    printf '#!/bin/sh\ntouch %s\ncat\nexit 0\n' "$root/marks/$1" > "$root/lures/$1"
    chmod 755 "$root/lures/$1"
    echo "$root/lures/$1"
}

repository() {
    git init -q -b main "$1"
    git -C "$1" config user.name Owner
    git -C "$1" config user.email owner@example.org
}

repository library
echo l > library/l
git -C library add l
git -C library commit -q -m Library

repository site
cd site
printf '* filter=evil diff=evil merge=evil\n' > .gitattributes
echo 1 > file
echo same > other
git add .
git commit -q -m First
git rev-parse HEAD > ../older
git -c protocol.file.allow=always submodule --quiet add ../library lib
git commit -q -m Second
{
    echo "tree $(git rev-parse 'HEAD^{tree}')"
    echo "parent $(git rev-parse HEAD)"
    printf 'author O <o@e> 1700000000 +0000\ncommitter O <o@e> 1700000000 +0000\n'
    printf 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\nSigned\n'
} > ../signed
git update-ref refs/heads/main "$(git hash-object -t commit -w ../signed)"

for hook in post-index-change reference-transaction pre-auto-gc post-checkout; do
    cp "$(lure $hook)" ../hooks/$hook
done
printf '[core]\n\tfsmonitor = %s\n' "$(lure included)" > ../included
printf '[core]\n\tpager = %s\n' "$(lure conditionally)" > ../conditionally

git config filter.evil.clean "$(lure clean)"
git config filter.evil.smudge "$(lure smudge)"
git config filter.evil.required true
git config diff.evil.textconv "$(lure textconv)"
git config diff.evil.command "$(lure command)"
git config diff.external "$(lure external)"
git config gpg.program "$(lure gpg)"
git config log.showSignature true
git config core.sshCommand "$(lure ssh)"
git config core.pager "$(lure pager)"
git config core.editor "$(lure editor)"
git config core.askPass "$(lure askpass)"
git config core.gitProxy "$(lure proxy)"
git config core.alternateRefsCommand "$(lure alternates)"
git config credential.helper "$(lure credential)"
git config uploadpack.packObjectsHook "$(lure upload)"
git config core.hooksPath "$root/hooks"
git config include.path ../../included
git config includeIf.gitdir:/.path ../../conditionally
git config alias.log "!$(lure alias)"
git config protocol.allow always
git config -f .git/modules/lib/config core.fsmonitor "$(lure submodule)"
git config -f .git/modules/lib/config filter.evil.clean "$(lure submoduleclean)"
printf '* filter=evil\n' > lib/.gitattributes
echo 2 > lib/l

# A commit's file that is missing would be fetched from the promisor, by what its address names.
git config remote.origin.url "ext::$(lure transport)"
git config remote.origin.promisor true
git config extensions.partialClone origin
git config core.repositoryFormatVersion 1
git config core.worktree "$root/elsewhere"
echo 2 > file
touch -d @1 other
rm -f ../marks/*
