# Files and directories that are immutable or append-only
# open: the immutable and append-only bits are lost without a word
# fast
# expect: refused at backup, names "immutable/fixed", "immutable/grows"
echo x > fixed; echo x > grows; mkdir closed; echo in > closed/file
chattr +i fixed closed; chattr +a grows
