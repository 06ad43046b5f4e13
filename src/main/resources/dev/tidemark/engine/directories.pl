# What the engine does to directories. Arguments: the verb, then paths. Lists of paths come on standard
# input, each ended by a zero byte. Fails with the errno as exit code and its words on error output.
use strict;
use warnings;
use Cwd ();
use Errno ();
use POSIX ();

my ($verb, @arguments) = @ARGV;
binmode STDIN;
binmode STDOUT;

sub fail {
    my ($what) = @_;
    my $number = $! + 0;
    print STDERR "$what: $!\n";
    exit($number || 1);
}

sub listed { local $/; my $text = <STDIN>; return split /\0/, defined $text ? $text : "" }

sub is_mount_point {
    my ($path) = @_;
    open(my $mounts, "<", "/proc/self/mountinfo") or return 0;
    while (my $line = <$mounts>) {
        my $point = (split / /, $line)[4];
        $point =~ s/\\([0-7]{3})/chr(oct($1))/ge;
        return 1 if $point eq $path;
    }
    return 0;
}

sub free_bytes {
    my ($path) = @_;
    open(my $stat, "-|", "stat", "-f", "-c", "%a %S", "--", $path) or return 0;
    my ($blocks, $size) = split / /, (<$stat> || "0 0");
    return $blocks * $size;
}

sub parent { my ($path) = @_; $path =~ s{/[^/]*$}{}; return length $path ? $path : "/" }

sub facts {
    my ($path) = @_;
    my @itself = lstat $path;
    my $link = @itself && -l _ ? readlink($path) : "";
    my @status = stat $path;
    my $exists = @status ? 1 : 0;
    my $real = $exists ? Cwd::realpath($path) : $path;
    my $near = $path;
    $near = parent($near) while !-e $near && $near ne "/";
    my ($mode, $owner, $group) = @status[2, 4, 5];
    my $name = $exists ? (getpwuid($owner))[0] : "";
    print join "\0", $exists, -d $path ? 1 : 0, @itself && -l $path ? 1 : 0, $link, $real, is_mount_point($real),
        $exists ? $owner : -1, $exists ? $group : -1, defined $name ? $name : $owner,
        $exists ? sprintf("%04o", $mode & 07777) : "", free_bytes($near),
        -r $path && (!-d _ || -x _) ? 1 : 0, -w $path ? 1 : 0, -w parent($path) ? 1 : 0;
}

# Iterative, since trees may be deeper than is good for recursion; never follows links.
sub measure {
    my ($files, $directories, $bytes) = (0, 0, 0);
    my @open = @_;
    while (@open) {
        my $path = pop @open;
        my @status = lstat $path;
        if (!@status) {
            fail($path) if !$!{ENOENT};
        } elsif (-d _) {
            $directories++;
            opendir(my $handle, $path) or fail($path);
            push @open, map { "$path/$_" } grep { $_ ne "." && $_ ne ".." } readdir $handle;
        } else {
            $files++;
            $bytes += $status[7] if -f _;
        }
    }
    print "$files $directories $bytes";
}

sub exchange {
    my ($one, $other) = @_;
    my %numbers = (x86_64 => 316, aarch64 => 276);
    my $number = $numbers{ (POSIX::uname())[4] };
    if (!defined $number) {
        $! = POSIX::ENOSYS();
        fail("exchange");
    }
    my ($here, $there, $flag) = (-100, -100, 2);
    syscall($number, $here, $one, $there, $other, $flag) == 0 or fail("$one and $other");
}

sub create {
    my ($path, $like) = @_;
    my @status = stat $like;
    @status or fail($like);
    if (!mkdir $path, 0700) {
        my $number = $!;
        $! = $number, fail($path) if !-d $path || -l $path;
    }
    chown($status[4], $status[5], $path) || $> != 0 or fail($path);
}

sub create_link {
    my ($path, $target) = @_;
    return if -l $path && readlink($path) eq $target;
    unlink $path if -l $path;
    symlink($target, $path) or fail($path);
}

sub reapply {
    my ($path, $owner, $group, $mode, $modified) = @_;
    chown($owner, $group, $path) || $> != 0 or fail($path);
    chmod($mode, $path) or fail($path);
    system("touch", "-m", "-d", "\@$modified", "--", $path) == 0 or exit 1;
}

sub identity {
    my ($path) = @_;
    my @status = lstat $path;
    @status or fail($path);
    print "$status[0]:$status[1]";
}

my %verbs = (
    facts => sub { facts(@_) },
    measure => sub { lstat $_[0] or fail($_[0]); measure(@_) },
    measure_listed => sub { measure(listed()) },
    missing => sub { print join "", map { "$_\0" } grep { !lstat $_ } listed() },
    free => sub { lstat $_[0] or fail($_[0]); print free_bytes(@_) },
    identity => sub { identity(@_) },
    exchange => sub { exchange(@_) },
    create => sub { create(@_) },
    create_link => sub { create_link(@_) },
    reapply => sub { reapply(@_) },
    which => sub {
        print join "\0", map { my $name = $_; (grep { -x && !-d _ } map { "$_/$name" } split /:/, $ENV{PATH})[0] || "" } @_;
    },
);
$verbs{$verb}->(@arguments);
