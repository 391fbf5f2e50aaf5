"""What goes on beside the work as long as the file is open.

`lock_watch` locks it in time: after quiet minutes (`idle`), when the laptop sleeps (`suspend`), and clears what was
copied (`clipboard`). `caretaker` looks whether the file is whole and makes the copies that are due.
"""
