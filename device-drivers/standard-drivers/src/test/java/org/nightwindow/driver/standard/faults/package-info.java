/// What each driver of the box says, command by command, when its device or line is in trouble.
@NullMarked
package org.nightwindow.driver.standard.faults;

import org.jspecify.annotations.NullMarked;
