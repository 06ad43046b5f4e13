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

sub mount_points {
    open(my $mounts, "<", "/proc/self/mountinfo") or return;
    my @points = map { (split / /)[4] } <$mounts>;
    s/\\([0-7]{3})/chr(oct($1))/ge for @points;
    return @points;
}

sub is_mount_point { my ($path) = @_; return (grep { $_ eq $path } mount_points()) ? 1 : 0 }

sub mounted_within {
    my ($path) = @_;
    my $real = Cwd::realpath($path);
    my %seen;
    print map { "$_\0" } grep { index($_, "$real/") == 0 && !$seen{$_}++ } mount_points();
}

# File system, bytes that may still be written and bytes in all, of each path or of what is nearest to it.
sub space {
    for my $path (@_) {
        my $near = $path;
        $near = parent($near) while !-e $near && $near ne "/";
        my $device = (stat $near)[0];
        open(my $stat, "-|", "stat", "-f", "-c", "%a %b %S", "--", $near) or fail($near);
        my ($free, $all, $size) = split / /, (<$stat> || "0 0 0");
        print map { "$_\0" } $device, $free * $size, $all * $size;
    }
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
    my ($files, $directories, $bytes, $blocks) = (0, 0, 0, 0);
    my @open = @_;
    if (@open == 1 && -d $open[0] && !-l $open[0] && chdir $open[0]) {
        @open = ".";
    }
    while (@open) {
        my $path = pop @open;
        my @status = lstat $path;
        if (!@status) {
            fail($path) if !$!{ENOENT};
        } elsif (-d _) {
            $directories++;
            opendir(my $handle, $path) or $!{ENOENT} ? next : fail($path);
            push @open, map { "$path/$_" } grep { $_ ne "." && $_ ne ".." } readdir $handle;
        } else {
            $files++;
            $bytes += $status[7] if -f _;
            $blocks += $status[12] || 0 if -f _;
        }
    }
    print join " ", $files, $directories, $bytes, 512 * $blocks;
}

# A path's inode number and birth tell one thing from its successor under the same name; a device number would not
# survive a reboot. Empty if there is nothing. The first version wrote device:inode.
sub statx {
    my ($path) = @_;
    my %numbers = (x86_64 => 332, aarch64 => 291);
    my $number = $numbers{ (POSIX::uname())[4] } or return;
    my ($here, $flags, $mask, $buffer) = (-100, 0x100, 0xfff, "\0" x 256);
    return if syscall($number, $here, $path, $flags, $mask, $buffer) != 0;
    my $time = sub { sprintf "%d.%09d", unpack("x$_[0] q L", $buffer) };
    return (unpack("x8 Q", $buffer), $time->(80), $time->(112));
}

sub modified { my ($path) = @_; my ($attributes, $birth, $modified) = statx($path); return $modified }

sub identity_of {
    my ($path) = @_;
    my @status = lstat $path;
    if (!@status) {
        return "" if $!{ENOENT} || $!{ENOTDIR};
        fail($path);
    }
    my $kind = -l _ ? "link" : -d _ ? "directory" : "other";
    my ($attributes, $birth) = statx($path);
    return join ":", $kind, $status[1], defined $birth ? $birth : 0;
}

sub is_same {
    my ($path, $identity) = @_;
    return 0 if !length $identity;
    if ($identity =~ /^[0-9]+:[0-9]+$/) {
        my @status = lstat $path;
        return @status && "$status[0]:$status[1]" eq $identity;
    }
    return identity_of($path) eq $identity;
}

sub renameat2 {
    my ($from, $to, $flag) = @_;
    my %numbers = (x86_64 => 316, aarch64 => 276);
    my $number = $numbers{ (POSIX::uname())[4] };
    if (!defined $number) {
        $! = Errno::ENOSYS();
        return 0;
    }
    my ($here, $there) = (-100, -100);
    return syscall($number, $here, $from, $there, $to, $flag) == 0;
}

sub exchange {
    my ($one, $other) = @_;
    renameat2($one, $other, 2) or fail("$one and $other");
}

# Lets two names change places, whatever is there; a name with nothing behind it receives what the other had.
sub swap {
    my ($one, $other) = @_;
    my ($here, $there) = map { length identity_of($_) } $one, $other;
    return exchange($one, $other) if $here && $there;
    my ($from, $to) = $here ? ($one, $other) : ($other, $one);
    return if renameat2($from, $to, 1);
    fail("$from and $to") if !$!{EINVAL} && !$!{ENOSYS};
    rename($from, $to) or fail("$from and $to");
}

# What is done to entries of a directory, without a trace in its time.
sub unnoticed {
    my ($work, @folders) = @_;
    my %times = map { my $time = modified($_); defined $time ? ($_ => $time) : () } @folders;
    $work->();
    system("touch", "-m", "-d", "\@$times{$_}", "--", $_) for keys %times;
}

sub unnoticed_swap { my ($one, $other) = @_; unnoticed(sub { swap($one, $other) }, parent($one), parent($other)) }

# A directory that is carried lies at its live place ("from") while its placeholder, a link to "to", lies at "to".
# Once carried it is the other way round, and whoever asks for it at the old place is led on by the link.
sub carry { my ($one) = @_; unnoticed_swap($one->{from}, $one->{to}) if is_same($one->{to}, $one->{placeholder}) && length identity_of($one->{from}) }
# A placeholder whose directory is gone would be a link to itself.
sub drop_placeholders {
    my ($link, @carried) = @_;
    for my $one (@carried) {
        my $place = $link ? $one->{to} : $one->{from};
        !is_same($place, $one->{placeholder}) || unlink($place) or fail($place);
    }
}
sub bring_back { my ($one) = @_; unnoticed_swap($one->{from}, $one->{to}) if is_same($one->{from}, $one->{placeholder}) }

# One cutover: forward, back, or again after it was undone, with whatever lay there then. Looks before each move, so that it can be repeated after a crash at any point.
sub cutover {
    my ($direction, $live, $beside, $prepared, $previous, $link, @rest) = @_;
    my @carried;
    push @carried, { from => shift @rest, to => shift @rest, placeholder => shift @rest } while @rest;
    my $switched = is_same($live, $prepared);
    if ($direction ne "back") {
        if ($switched) {
            drop_placeholders($link, @carried);
            print "already";
            return;
        }
        my $replaced = $direction eq "again" && is_same($live, $previous) && length identity_of($beside);
        if (!$replaced && !is_same($beside, $prepared)) {
            $! = Errno::ENOENT();
            fail("What was prepared at $beside");
        }
        carry($_) for @carried;
        swap($live, $beside);
        drop_placeholders($link, @carried);
        print "moved";
        return;
    }
    my $untouched = length $previous ? is_same($live, $previous) : !length identity_of($live);
    my $there = length identity_of($beside);
    if ($untouched || !$switched && is_same($beside, $prepared)) {
        bring_back($_) for reverse @carried;
        drop_placeholders(0, @carried) if $untouched;
        print "already";
        return;
    }
    if (length $previous && !is_same($beside, $previous) && $previous =~ /^[a-z]/) {
        $! = Errno::ENOENT();
        fail("The previous state at $beside");
    }
    carry($_) for $link ? () : reverse @carried;
    swap($live, $beside);
    bring_back($_) for $link ? reverse(@carried) : ();
    drop_placeholders(0, @carried);
    print $switched ? "moved" : "replaced";
}

# A place within a prepared tree for a directory that lies in the live one: a link that leads to itself until that is
# carried there, or an empty directory to be filled. Directories above it are made like the live ones.
sub place_within {
    my ($kind, $place, $from) = @_;
    my $made = $kind eq "link" ? -l $place && readlink($place) eq $place : -d $place && !-l $place;
    make_within($kind, $place, $from) if !$made;
    print identity_of($place);
}

sub make_within {
    my ($kind, $place, $from) = @_;
    my (@missing, $here, $there);
    for (($here, $there) = (parent($place), parent($from)); !-d $here; ($here, $there) = (parent($here), parent($there))) {
        unshift @missing, [$here, $there];
    }
    unnoticed(
        sub {
            create($_->[0], -d $_->[1] ? $_->[1] : parent($_->[0])), finish(@$_) for @missing;
            rmdir $place if -d $place && !-l $place;
            ($kind eq "link" ? symlink($place, $place) : mkdir($place, 0700)) or fail($place);
        },
        $here);
}

sub finish {
    my ($path, $like) = @_;
    my @status = stat $like or return;
    chmod($status[2] & 07777, $path) or fail($path);
}

# The directories that lead to a path, outermost first, each with owner, group and mode.
sub ancestors {
    my ($path) = @_;
    my @all;
    for (my $at = parent($path); $at ne "/"; $at = parent($at)) {
        my @status = stat $at or next;
        unshift @all, $at, @status[4, 5], $status[2] & 07777;
    }
    print map { "$_\0" } @all;
}

# Makes what is missing of the directories that lead to a path; one that is not known becomes like the one above it.
sub lead_to {
    my ($path) = @_;
    my %known;
    my @listed = listed();
    while (my ($known, @like) = splice @listed, 0, 4) { $known{$known} = \@like }
    my @missing;
    for (my $at = parent($path); !-d $at; $at = parent($at)) {
        if (lstat $at) {
            $! = Errno::ENOTDIR();
            fail("$at is in the way and no directory");
        }
        unshift @missing, $at;
    }
    for my $at (@missing) {
        my @above = stat parent($at);
        my ($owner, $group, $mode) = @{ $known{$at} || [@above[4, 5], $above[2] & 07777] };
        mkdir($at, 0700) or fail($at);
        chown($owner, $group, $at) || $> != 0 or fail($at);
        chmod($mode, $at) or fail($at);
    }
    print map { "$_\0" } @missing;
}

# A directory of one's own can only change its parent while it may be written.
sub move {
    my ($from, $to) = @_;
    my @status = lstat $from or return;
    chmod($status[2] & 07777 | 0700, $from) or fail($from);
    rename($from, $to) or fail("$from and $to");
    chmod($status[2] & 07777, $to) or fail($to);
}

sub work_folder {
    my ($folder) = @_;
    mkdir($folder, 0700) || $!{EEXIST} or fail($folder);
    mkdir("$folder/1", 0700) || $!{EEXIST} or fail($folder);
}

sub is_frozen { my ($path) = @_; my ($attributes) = statx($path); return defined $attributes && $attributes & 0x30 }

# Files that may not be deleted as long as they are immutable are ours to delete here, unless another name of them lies
# elsewhere. Says what stays.
sub remove {
    my ($path) = @_;
    open(my $errors, ">&", \*STDERR);
    open(STDERR, ">", "/dev/null");
    my $gone = system("rm", "-rf", "--one-file-system", "--", $path) == 0;
    system("chattr", "-R", "-f", "-i", "-a", "--", $path), system("rm", "-rf", "--one-file-system", "--", $path) if !$gone;
    open(STDERR, ">&", $errors);
    my @left;
    for (my @open = $path; @open && @left < 20;) {
        my $at = pop @open;
        next if !lstat $at;
        my $children = 0;
        if (-d _ && opendir(my $handle, $at)) {
            my @names = map { "$at/$_" } grep { $_ ne "." && $_ ne ".." } readdir $handle;
            $children = @names;
            push @open, @names;
        }
        push @left, $at if !$children;
    }
    print map { "$_\0" } @left;
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
    print identity_of($path) || ($! = Errno::ENOENT(), fail($path));
}

my %verbs = (
    facts => sub { facts(@_) },
    measure => sub { lstat $_[0] or fail($_[0]); measure(@_) },
    measure_listed => sub { measure(listed()) },
    sockets => sub { print join "", map { "$_\0" } grep { lstat $_ and -S _ } listed() },
    missing => sub { print join "", map { "$_\0" } grep { !lstat $_ } listed() },
    free => sub { lstat $_[0] or fail($_[0]); print free_bytes(@_) },
    identity => sub { identity(@_) },
    plan_cutover => sub { print join "\0", map { identity_of($_) } @_ },
    cutover => sub { cutover(@_) },
    is_same => sub { print is_same(@_) ? 1 : 0 },
    place_within => sub { place_within(@_) },
    exchange => sub { exchange(@_) },
    create => sub { create(@_) },
    ancestors => sub { ancestors(@_) },
    lead_to => sub { lead_to(@_) },
    work_folder => sub { work_folder(@_) },
    settle => sub { move(@_[0, 1]); rmdir $_[2] or $!{ENOENT} or fail($_[2]) },
    unsettle => sub { my ($side, $inner) = @_; return if !lstat $side; rmdir $inner; move($side, $inner) },
    mounted_within => sub { mounted_within(@_) },
    space => sub { space(@_) },
    remove_empty => sub { rmdir $_[0] or $!{ENOENT} or $!{ENOTEMPTY} or $!{EEXIST} or $!{ENOTDIR} or fail($_[0]) },
    frozen => sub { print map { "$_\0" } grep { is_frozen($_) } @_ },
    remove => sub { remove(@_) },
    synchronize => sub { system("sync", "-f", "--", $_[0]) == 0 or exit 1 },
    create_link => sub { create_link(@_) },
    reapply => sub { reapply(@_) },
    which => sub {
        print join "\0", map { my $name = $_; (grep { -x && !-d _ } map { "$_/$name" } split /:/, $ENV{PATH})[0] || "" } @_;
    },
);
$verbs{$verb}->(@arguments);
