/// Pages that change by themselves: server-sent events, one region of a page at a time.
@NullMarked
package org.nightwindow.console.live;

import org.jspecify.annotations.NullMarked;
