# A path that just fits where it lies, and no longer beside a longer name
perl -e 'use Cwd; my $left = 4090 - length(getcwd()) - 10; while ($left > 130) { my $d = "n" x 120; mkdir $d or die "$d $!"; chdir $d or die; $left -= 121 } my $d = "m" x ($left - 5); mkdir $d or die; chdir $d; open my $f, ">", "end" or die $!; print $f "deep"'
