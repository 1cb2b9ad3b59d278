/// Settings a kiosk takes from its console, over those of its own file.
@NullMarked
package org.nightwindow.hall.profile;

import org.jspecify.annotations.NullMarked;
