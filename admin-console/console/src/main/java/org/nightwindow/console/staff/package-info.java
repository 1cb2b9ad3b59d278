/// Who may open the staff pages: accounts, sessions, lock-out.
@NullMarked
package org.nightwindow.console.staff;

import org.jspecify.annotations.NullMarked;
