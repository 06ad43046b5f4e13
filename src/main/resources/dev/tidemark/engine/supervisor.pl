# Runs one command or a pipeline for the portal and ends it when the portal is gone.
#
# Constant text: all that varies arrives on standard input, so nothing of it shows in a process list.
# No single quotes in here, since over SSH the whole text stands between single quotes.
# Standard input first brings one message of length-prefixed fields, then nothing (local) or a sign of
# life now and then (remote). Its end means: stop. Commands write to our output and error output
# themselves. The last error line is the marker and, per command, e<exit code>, s<signal>, x<errno of
# exec> or d<errno of chdir>.
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

my ($marker, $grace, $silence, $folders, $directory) = map { field() } 1 .. 5;
my %secrets = fields();
my @commands = map { { environment => { fields() }, arguments => [fields()] } } 1 .. field();
my $input = field();

$ENV{LC_ALL} = "C.UTF-8";
$ENV{PATH} = join ":", grep { defined && length } $folders, $ENV{PATH},
    "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

my $stop = 0;
$SIG{$_} = sub { $stop = 1 } for qw(TERM INT HUP);
$SIG{PIPE} = "IGNORE";
$SIG{CHLD} = sub { };

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
    my ($work) = @_;
    my $child = fork() // die "Cannot fork: $!";
    if (!$child) {
        POSIX::setpgid(0, $group);
        $SIG{$_} = "DEFAULT" for qw(TERM INT HUP PIPE CHLD);
        $work->();
        POSIX::_exit(127);
    }
    POSIX::setpgid($child, $group || $child);
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

pipe(my $reports, my $report) or die "Cannot create a pipe: $!";
for my $index (0 .. $#commands) {
    my $command = $commands[$index];
    my ($next, $sink);
    if ($index < $#commands) {
        pipe($next, $sink) or die "Cannot create a pipe: $!";
    }
    my $child = start(sub {
        open(STDIN, "<&", $source) && (!$sink || open(STDOUT, ">&", $sink)) or POSIX::_exit(126);
        if (length $directory && !chdir $directory) {
            syswrite($report, "$index d" . ($! + 0) . "\n");
            POSIX::_exit(126);
        }
        %ENV = (%ENV, %{ $command->{environment} });
        my @arguments = map { with_paths($_) } @{ $command->{arguments} };
        exec { $arguments[0] } @arguments;
        syswrite($report, "$index x" . ($! + 0) . "\n");
    });
    $running{$child} = $index;
    close $source;
    $source = $next;
}
close $report;
close STDOUT;

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
        kill "TERM", -$group;
        kill "CONT", -$group;
        $deadline = time + $grace;
    } elsif ($deadline && time >= $deadline && !$killed) {
        kill "KILL", -$group;
        $killed = 1;
    }
    my $bits = "";
    vec($bits, fileno(STDIN), 1) = 1 if $open;
    if (select($bits, undef, undef, 0.25) > 0) {
        my $got = sysread(STDIN, my $sign, 4096);
        $heard = time if $got;
        ($open, $stop) = (0, 1) if defined $got && $got == 0;
    }
}
kill "KILL", -$group;
while (my $line = <$reports>) {
    $results[$1] = $2 if $line =~ /^(\d+) (\w+)$/;
}
remove_folder($folder) if defined $folder;
syswrite(STDERR, "\n$marker @results\n");
