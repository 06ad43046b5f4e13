# Reads a git checkout without its configuration. Whoever may write to a checkout chooses what its
# configuration starts: filters, monitors, pagers, signers, hooks, transports. So git is shown a directory of
# our own with a plain configuration, in which HEAD is a checked copy and objects, references and index are
# links to the real ones. Arguments: the verb, then the path, then what the verb takes. Ends with git's exit code,
# which is 127 if there is no git.
use strict;
use warnings;
no warnings "exec";
use POSIX ();

my ($verb, $path, @arguments) = @ARGV;
my $LONGEST_HEAD = 4096;
my $STATUS_SECONDS = 20;
my $MOST_COMPARED = 20000;
binmode STDOUT;
chdir "/";
delete @ENV{ grep { /^GIT_/ } keys %ENV };
%ENV = (
    %ENV,
    LC_ALL => "C.UTF-8",
    GIT_CONFIG_NOSYSTEM => 1,
    GIT_CONFIG_GLOBAL => "/dev/null",
    GIT_ATTR_NOSYSTEM => 1,
    GIT_OPTIONAL_LOCKS => 0,
    GIT_NO_LAZY_FETCH => 1,
    GIT_TERMINAL_PROMPT => 0,
    GIT_ALLOW_PROTOCOL => "none",
    GIT_ASKPASS => "true",
    GIT_PAGER => "cat",
);

sub stop { my ($words) = @_; print STDERR "fatal: $words\n"; exit 128 }

# Only plain files: a pipe of that name would never end.
sub content {
    my ($file) = @_;
    return if !-f $file;
    open(my $in, "<", $file) or stop("cannot read $file: $!");
    my $text = "";
    read($in, $text, $LONGEST_HEAD);
    chomp $text;
    return $text;
}

sub from { my ($base, $other) = @_; return $other =~ m{^/} ? $other : "$base/$other" }

my $pointer = "$path/.git";
my $real = -e $pointer || -l $pointer ? $pointer : $path;
exit 0 if $real eq $path && !(-d "$path/objects" && -d "$path/refs" && -f "$path/HEAD");
my $bare = $real eq $path;
exit 0 if $bare && $verb eq "read";
my $own = !$bare && -d $real && !-l $real;
if (-f $real) {
    (content($real) // "") =~ /^gitdir: (.+)$/s or stop("not a git repository: $real");
    $real = from($path, $1);
}
my $common = defined content("$real/commondir") ? from($real, content("$real/commondir")) : $real;
-d "$common/objects" or stop("not a git repository: $real");
my $owner = (stat(-e $pointer ? $pointer : $path))[4];
stop("the repository of $path belongs to somebody else") if $owner != $> && (stat $common)[4] != $owner;
my $head = content("$real/HEAD") // "";
$head =~ m{^(ref: refs/[^\s\0]+|[0-9a-f]{40,64})$} or stop("not a git repository: $real has no HEAD");

my ($folder) = grep { defined && -d && -w } "/dev/shm", $ENV{TMPDIR}, "/tmp";
defined $folder or stop("no folder for temporary files can be written to");
opendir(my $entries, $folder) or stop("cannot read $folder: $!");
for my $old (map { "$folder/$_" } grep { /^tidemark-git-(\d+)-\w+$/ && !kill(0, $1) && $!{ESRCH} } readdir $entries) {
    remove($old) if !-l $old && -o $old;
}
my $view;
for (1 .. 100) {
    $view = sprintf "%s/tidemark-git-%d-%08x", $folder, $$, int rand 2**32;
    last if mkdir $view, 0700;
    undef $view;
}
defined $view or stop("cannot write to $folder: $!");
my $process = $$;
$SIG{$_} = sub { exit 143 } for qw(TERM INT HUP);
END { my $status = $?; remove($view) if defined $view && $$ == $process; $? = $status }

# Links and files of one directory, and the one below it.
sub remove {
    my ($directory) = @_;
    opendir(my $handle, $directory) or return;
    for my $name (grep { $_ ne "." && $_ ne ".." } readdir $handle) {
        unlink("$directory/$name") || remove("$directory/$name");
    }
    rmdir $directory;
}

sub file {
    my ($name, $text) = @_;
    open(my $out, ">", "$view/$name") or stop("cannot write to $view: $!");
    print {$out} $text;
    close($out) or stop("cannot write to $view: $!");
}

# What the checkout's configuration says of how files lie on disk; read by git as a mere file.
my %harmless = map { $_ => qr/^(true|false|yes|no|on|off|input|lf|crlf|native|default|minimal|\d{0,9}|)$/i } qw(
    core.repositoryformatversion core.filemode core.symlinks core.ignorecase core.precomposeunicode core.autocrlf
    core.eol core.checkstat core.trustctime core.sparsecheckout core.sparsecheckoutcone core.bare index.sparse
    extensions.worktreeconfig extensions.preciousobjects);
$harmless{"extensions.objectformat"} = qr/^(sha1|sha256)$/;
$harmless{"extensions.refstorage"} = qr/^(files|reftable)$/;
my (%settings, $origin);
for my $config ("$common/config", "$real/config.worktree") {
    next if !-f $config;
    open(my $list, "-|", "git", "config", "--file", $config, "--no-includes", "--null", "--list") or exit 127;
    local $/ = "\0";
    while (my $entry = <$list>) {
        chomp $entry;
        my ($key, $value) = split /\n/, $entry, 2;
        $value //= "true";
        $origin //= $value if $key eq "remote.origin.url";
        $settings{$key} = $value if $harmless{$key} && $value =~ $harmless{$key};
    }
}
$settings{"core.bare"} = $bare ? "true" : "false";
delete $settings{"extensions.worktreeconfig"};
file("config", join "", map { my ($section, $name) = split /\./; "[$section]\n\t$name = $settings{$_}\n" } sort keys %settings);
file("HEAD", "$head\n");
symlink("$common/$_", "$view/$_") for grep { -e "$common/$_" } qw(objects refs packed-refs shallow reftable);
mkdir "$view/refs" if !-e "$view/refs";
symlink($_, "$view/" . substr($_, length($real) + 1)) for glob_shared();
mkdir "$view/info";
symlink("$real/info/sparse-checkout", "$view/info/sparse-checkout") if -f "$real/info/sparse-checkout";
symlink("$common/info/attributes", "$view/info/attributes") if -f "$common/info/attributes";

sub glob_shared {
    opendir(my $handle, $real) or return;
    return map { "$real/$_" } grep { /^sharedindex\.[0-9a-f]+$/ } readdir $handle;
}

my @plain = map { ("-c", $_) } qw(core.fsmonitor=false core.untrackedCache=false core.hooksPath=/dev/null
    core.attributesFile=/dev/null core.excludesFile=/dev/null core.pager=cat core.commitGraph=false log.showSignature=false
    status.submoduleSummary=false maintenance.auto=false gc.auto=0);
@ENV{qw(GIT_DIR GIT_INDEX_FILE GIT_NO_REPLACE_OBJECTS)} = ($view, "$real/index", 1);
if ($bare) { delete $ENV{GIT_INDEX_FILE} } else { $ENV{GIT_WORK_TREE} = $path }

sub git {
    my @command = ("git", @plain, @_);
    my $status = system { $command[0] } @command;
    exit 127 if $status < 0;
    exit($? & 127 ? 128 + ($? & 127) : $? >> 8) if $?;
}

# All that git says, up to a number of entries; undef if it took too long or failed.
sub entries {
    my ($input, @command) = @_;
    my $child = open(my $out, "-|") // stop("cannot fork: $!");
    if (!$child) {
        open(STDIN, "<", $input) or POSIX::_exit(126);
        exec { "git" } "git", @plain, @command;
        POSIX::_exit(127);
    }
    my @found;
    my $done = eval {
        local $SIG{ALRM} = sub { die "too long" };
        alarm $STATUS_SECONDS;
        local $/ = "\0";
        while (my $entry = <$out>) {
            chomp $entry;
            push @found, $entry;
            die "too many" if @found > 3 * $MOST_COMPARED;
        }
        alarm 0;
        1;
    };
    alarm 0;
    kill "KILL", $child if !$done;
    close $out;
    return $done && !$? ? \@found : undef;
}

# Tracked files that differ; those of a filter are not counted, since only the filter could tell.
sub changed {
    my $status = entries("/dev/null", "status", "--porcelain", "-z", "--untracked-files=no", "--ignore-submodules=all", "--no-renames");
    return "" if !$status;
    my @files = map { substr $_, 3 } @$status;
    return scalar @files if !@files || @files > $MOST_COMPARED;
    file("names", join "", map { "$_\0" } @files);
    my $attributes = entries("$view/names", "check-attr", "-z", "--stdin", "filter") // return "";
    my $count = @files;
    for (my $i = 2; $i < @$attributes; $i += 3) {
        $count-- if $attributes->[$i] !~ /^(unspecified|unset)$/;
    }
    return $count;
}

my @format = ("--no-show-signature", "--no-ext-diff", "--no-textconv", "--format=%H%x00%s%x00%an%x00%at%x00");
my %verbs = (
    read => sub {
        my $changed = changed();
        $| = 1;
        print join("\0", $own ? 1 : 0, $head =~ m{^ref: refs/heads/(.+)$} ? $1 : "", $origin // "", $changed), "\0";
        git("log", "-1", @format, "HEAD", "--");
    },
    revision => sub { git("rev-parse", "--verify", "--quiet", "--end-of-options", "$arguments[0]^{commit}") },
    between => sub { git("log", @format, "-$arguments[2]", "$arguments[0]..$arguments[1]", "--") },
);
$verbs{$verb}->();
