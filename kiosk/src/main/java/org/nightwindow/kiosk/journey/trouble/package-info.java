/// Every fault screen: what happened, what it means for you, what you can do now.
@NullMarked
package org.nightwindow.kiosk.journey.trouble;

import org.jspecify.annotations.NullMarked;
