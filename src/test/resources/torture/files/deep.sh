# A path of several thousand bytes, longer than a system call takes
# expect: refused at backup, names "deep/nnnn"
perl -e 'my $d = "n" x 200; for (1 .. 30) { mkdir $d or die; chdir $d or die } open my $f, ">", "at the end" or die; print $f "deep"'
