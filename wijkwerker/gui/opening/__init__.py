"""How the file opens, closes and opens again.

`door` opens it and asks for what it needs; it knows no widgets. `entrance` covers the window as long as the file is
closed, with `unlock` (the passphrase), `recover` (the recovery key), the first start of dialogs, or `trouble`.
`keeping` takes away what the window shows and brings it back. `instance` lets one window have the file.
"""
