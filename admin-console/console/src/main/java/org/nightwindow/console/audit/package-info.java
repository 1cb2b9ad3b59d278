/// Who did what, when: a chain of rows that shows when one was changed, its page, its export and the check of it.
@NullMarked
package org.nightwindow.console.audit;

import org.jspecify.annotations.NullMarked;
