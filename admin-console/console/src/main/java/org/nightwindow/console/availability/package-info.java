/// How much of the time residents could have each service done: not whether the power was on.
@NullMarked
package org.nightwindow.console.availability;

import org.jspecify.annotations.NullMarked;
