# A file that is open and being written while the backup runs, and one that is deleted but open
# varies: being-written
# slow
(n=0; while [ $n -lt 1200 ] && [ -d "$PWD" ]; do n=$((n + 1)); echo "line $n" >> being-written; sleep 0.1; done) >/dev/null 2>&1 &
(exec 3> deleted; rm deleted; sleep 60 >&3 2>&1) >/dev/null 2>&1 &
echo still > still
