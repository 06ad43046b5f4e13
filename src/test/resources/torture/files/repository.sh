# A checkout within the mount, with a worktree's file, a submodule's and hooks
mkdir sub; cd sub; git init -q -b main .; git config user.email x@example.com; git config user.name X; echo 1 > a; git add a; git commit -q -m one
printf '#!/bin/sh\necho ran > /tmp/torture-hook-ran\n' > .git/hooks/post-checkout; chmod +x .git/hooks/post-checkout
cd ..; mkdir linked; echo 'gitdir: ../sub/.git' > linked/.git; mkdir vault; echo config > vault/config; mkdir vault/data vault/keys
touch CACHEDIR.TAG; printf 'Signature: 8a477f597d28d172789f06886806bc55' > CACHEDIR.TAG; mkdir cached; cp CACHEDIR.TAG cached/; echo x > cached/y; touch .nobackup
