/// Who did what, when. Append-only.
@NullMarked
package org.nightwindow.console.audit;

import org.jspecify.annotations.NullMarked;
