/// How long each kind of data is kept, and its deletion, which the audit shows.
@NullMarked
package org.nightwindow.console.retention;

import org.jspecify.annotations.NullMarked;
