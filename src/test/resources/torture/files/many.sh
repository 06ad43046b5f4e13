# 30,000 small files in one directory and in many
# slow
perl -e 'for (1 .. 20000) { open my $f, ">", "f$_" or die; print $f $_ } for my $d (1 .. 1000) { mkdir "d$d"; for (1 .. 10) { open my $f, ">", "d$d/$_" or die; print $f "$d $_" } }'
