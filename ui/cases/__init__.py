"""Cases: the table of all, and the page of one."""
