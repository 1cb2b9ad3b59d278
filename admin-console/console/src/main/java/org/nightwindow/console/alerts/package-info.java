/// What calls somebody: rules, open alerts, who takes them, messages, and the night board.
@NullMarked
package org.nightwindow.console.alerts;

import org.jspecify.annotations.NullMarked;
