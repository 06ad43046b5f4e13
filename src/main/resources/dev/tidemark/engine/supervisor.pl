# Runs one command or a pipeline for the portal and ends it when the portal is gone.
#
# Constant text: all that varies arrives on standard input, so nothing of it shows in a process list.
# No single quotes in here, since over SSH the whole text stands between single quotes.
# Standard input first brings one message of length-prefixed fields, then nothing (local) or a sign of
# life now and then (remote). Its end means: stop. Commands write to our output and error output
# themselves; only where what they leave behind is not waited for do we pass it on, until they have ended.
# The last error line is the marker and, per command, e<exit code>, s<signal>, x<errno of exec> or d<errno
# of chdir>; or for all of them u<user id>:<owner>:<account>:<which path> if we cannot become the owner.
use strict;
use warnings;
no warnings "exec";
use Errno qw(EINTR ESRCH);
use POSIX ();

sub receive {
    my ($wanted) = @_;
    my $bytes = "";
    while (length($bytes) < $wanted) {
        my $got = sysread(STDIN, $bytes, $wanted - length($bytes), length($bytes));
        next if !defined $got && $! == EINTR;
        exit 70 if !$got;
    }
    return $bytes;
}

binmode STDIN;
my $message = receive(unpack("N", receive(4)));
my $position = 0;

sub field {
    my $length = unpack("N", substr($message, $position, 4));
    my $value = substr($message, $position + 4, $length);
    $position += 4 + $length;
    return $value;
}

sub fields { my $count = field(); return map { field() } 1 .. $count }

my ($marker, $grace, $silence, $folders, $directory, $owned, $must, $letting_go) = map { field() } 1 .. 8;
my %secrets = fields();
my @commands = map { { environment => { fields() }, arguments => [fields()] } } 1 .. field();
my $input = field();

$ENV{LC_ALL} = "C.UTF-8";
# A relative folder would be one of the directory that a command runs in.
$ENV{PATH} = join ":", grep { m{^/} } map { split /:/ } grep { defined } $folders, $ENV{PATH},
    "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

my $stop = 0;
$SIG{$_} = sub { $stop = 1 } for qw(TERM INT HUP);
$SIG{PIPE} = "IGNORE";
$SIG{CHLD} = sub { };

# Whoever a path belongs to: what runs for its sake runs as that account, with nothing of ours around it.
sub account_of {
    my ($path) = @_;
    $path =~ s{/[^/]*$}{} while length $path && !-e $path;
    my ($user, $group) = (stat(length $path ? $path : "/"))[4, 5];
    my ($name, $home) = (getpwuid $user)[0, 7];
    my @groups = $group;
    if (defined $name && $> == 0 && $user != 0) {
        open(my $listed, "-|", "id", "-G", "--", $name) or die "Cannot read the groups of $name: $!";
        @groups = split " ", <$listed> // "";
    }
    @groups = grep { $_ > 0 } @groups;
    @groups = 65534 if !@groups;
    return { user => $user, name => $name // $user, home => $home // "/", groups => \@groups };
}

# Of several paths the first that does not belong to root counts.
my ($account, $becomes);
if (length $owned) {
    my @paths = split /\0/, $owned;
    my @accounts = map { account_of($_) } @paths;
    my ($which) = ((grep { $accounts[$_]{user} } 0 .. $#accounts), 0);
    $account = $accounts[$which];
    $becomes = $> == 0 && $account->{user} != 0;
    if ($> != 0 && $account->{user} != $>) {
        if ($must) {
            my @names = map { s/[^\w.\-]/?/gr } $account->{name}, (getpwuid $>)[0] // $>;
            syswrite(STDERR, "\n$marker " . join(" ", map { "u$account->{user}:$names[0]:$names[1]:$which" } @commands) . "\n");
            exit 0;
        }
        $account = { user => $>, name => (getpwuid $>)[0] // $>, home => (getpwuid $>)[7] // "/" };
    }
}

# In the child: a session of its own, so that it cannot type into our terminal; then for good.
sub become {
    my ($to) = @_;
    POSIX::setsid();
    %ENV = (
        (map { $_ => $ENV{$_} } grep { defined $ENV{$_} } qw(PATH LC_ALL TZ)),
        HOME => $to->{home}, USER => $to->{name}, LOGNAME => $to->{name}, SHELL => "/bin/sh",
    );
    umask 022;
    return if !$becomes;
    my $group = $to->{groups}[0];
    $) = join " ", $group, @{ $to->{groups} };
    POSIX::setgid($group);
    POSIX::setuid($to->{user});
    POSIX::_exit(126) if $< != $to->{user} || $> != $to->{user} || POSIX::getgid() != $group;
}

# Secret files live in memory where there is such a place; those of a supervisor that was killed go first.
my ($folder, %paths);

sub remove_folder {
    my ($path) = @_;
    opendir(my $handle, $path) or return;
    unlink map { "$path/$_" } grep { /^\d+$/ } readdir $handle;
    rmdir $path;
}

if (%secrets) {
    my ($base) = grep { defined && -d && -w } $ENV{XDG_RUNTIME_DIR}, "/dev/shm", $ENV{TMPDIR}, "/tmp";
    opendir(my $entries, $base) or die "Cannot read $base: $!";
    for my $name (readdir $entries) {
        my ($process) = $name =~ /^tidemark-secrets-(\d+)-\w+$/ or next;
        my $old = "$base/$name";
        remove_folder($old) if !-l $old && -o $old && !kill(0, $process) && $! == ESRCH;
    }
    my $path = "$base/tidemark-secrets-$$-" . substr($marker, -12);
    mkdir($path, 0700) or die "Cannot create $path: $!";
    $folder = $path;
    my $number = 0;
    for my $placeholder (keys %secrets) {
        my $file = "$folder/" . $number++;
        sysopen(my $out, $file, POSIX::O_WRONLY() | POSIX::O_CREAT() | POSIX::O_EXCL(), 0600)
            or die "Cannot create $file: $!";
        my $written = syswrite($out, $secrets{$placeholder});
        remove_folder($folder), die "Cannot write $file: $!" if ($written // -1) != length $secrets{$placeholder};
        close $out;
        $paths{$placeholder} = $file;
    }
}
my $owner = $$;
END { my $status = $?; remove_folder($folder) if defined $folder && $$ == $owner; $? = $status }

sub with_paths {
    my ($argument) = @_;
    $argument =~ s/\Q$_\E/$paths{$_}/g for keys %paths;
    return $argument;
}

my ($group, %running, @results) = (0);

sub start {
    my ($work, $to) = @_;
    my $child = fork() // die "Cannot fork: $!";
    if (!$child) {
        $SIG{$_} = "DEFAULT" for qw(TERM INT HUP PIPE CHLD);
        $to ? become($to) : POSIX::setpgid(0, $group);
        $work->();
        POSIX::_exit(127);
    }
    POSIX::setpgid($child, $group || $child) if !$to;
    $group ||= $child;
    return $child;
}

my $source;
if (length $input) {
    pipe($source, my $sink) or die "Cannot create a pipe: $!";
    start(sub {
        close STDOUT;
        close $source;
        my $done = 0;
        while ($done < length $input) {
            my $written = syswrite($sink, $input, length($input) - $done, $done);
            last if !defined $written;
            $done += $written;
        }
        POSIX::_exit(0);
    });
} else {
    open($source, "<", "/dev/null") or die "Cannot open /dev/null: $!";
}

my (@passing, @held);
if ($letting_go) {
    for my $to (\*STDOUT, \*STDERR) {
        pipe(my $from, my $into) or die "Cannot create a pipe: $!";
        push @passing, { from => $from, to => $to };
        push @held, $into;
    }
}

# False once there is nothing more to come.
sub pass_on {
    my ($stream) = @_;
    my $got = sysread($stream->{from}, my $bytes, 65536);
    return 1 if !defined $got && $! == EINTR;
    return 0 if !$got;
    my $done = 0;
    while ($done < $got) {
        my $written = syswrite($stream->{to}, $bytes, $got - $done, $done);
        next if !defined $written && $! == EINTR;
        return 0 if !defined $written;
        $done += $written;
    }
    return 1;
}

pipe(my $reports, my $report) or die "Cannot create a pipe: $!";
for my $index (0 .. $#commands) {
    my $command = $commands[$index];
    my ($next, $sink);
    if ($index < $#commands) {
        pipe($next, $sink) or die "Cannot create a pipe: $!";
    }
    my $child = start(sub {
        my $out = $sink || $held[0];
        open(STDIN, "<&", $source) && (!$out || open(STDOUT, ">&", $out)) or POSIX::_exit(126);
        !@held || open(STDERR, ">&", $held[1]) or POSIX::_exit(126);
        if (length $directory && !chdir $directory) {
            syswrite($report, "$index d" . ($! + 0) . "\n");
            POSIX::_exit(126);
        }
        %ENV = (%ENV, %{ $command->{environment} });
        my @arguments = map { with_paths($_) } @{ $command->{arguments} };
        exec { $arguments[0] } @arguments;
        syswrite($report, "$index x" . ($! + 0) . "\n");
    }, $account);
    $running{$child} = $index;
    close $source;
    $source = $next;
}
close $report;
close $_ for @held;
close STDOUT if !@passing;

my ($deadline, $killed, $open, $heard) = (0, 0, 1, time);
while (%running) {
    while ((my $child = waitpid(-1, POSIX::WNOHANG())) > 0) {
        my $index = delete $running{$child};
        next if !defined $index;
        $results[$index] = $? & 127 ? "s" . ($? & 127) : "e" . ($? >> 8);
    }
    last if !%running;
    $stop = 1 if $silence && time - $heard > $silence;
    if ($stop && !$deadline) {
        kill "TERM", -$group, keys %running;
        kill "CONT", -$group, keys %running;
        $deadline = time + $grace;
    } elsif ($deadline && time >= $deadline && !$killed) {
        kill "KILL", -$group, keys %running;
        $killed = 1;
    }
    my $bits = "";
    vec($bits, fileno(STDIN), 1) = 1 if $open;
    vec($bits, fileno($_->{from}), 1) = 1 for @passing;
    next if select($bits, undef, undef, 0.25) <= 0;
    @passing = grep { !vec($bits, fileno($_->{from}), 1) || pass_on($_) } @passing;
    if ($open && vec($bits, fileno(STDIN), 1)) {
        my $got = sysread(STDIN, my $sign, 4096);
        $heard = time if $got;
        ($open, $stop) = (0, 1) if defined $got && $got == 0;
    }
}
kill "KILL", -$group;
# What they had written when they ended; a daemon that still holds the pipe may write for ever.
for my $stream (@passing) {
    for (1 .. 64) {
        my $bits = "";
        vec($bits, fileno($stream->{from}), 1) = 1;
        last if select($bits, undef, undef, 0) <= 0 || !pass_on($stream);
    }
}
while (my $line = <$reports>) {
    $results[$1] = $2 if $line =~ /^(\d+) (\w+)$/;
}
remove_folder($folder) if defined $folder;
syswrite(STDERR, "\n$marker @results\n");
