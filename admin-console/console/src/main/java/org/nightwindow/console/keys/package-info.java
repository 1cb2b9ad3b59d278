/// The folder of keys and passwords: files only the console's own account can read.
@NullMarked
package org.nightwindow.console.keys;

import org.jspecify.annotations.NullMarked;
