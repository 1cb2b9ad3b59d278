/// How it was 好差评: voluntary, after a finished service, never in the way of leaving.
@NullMarked
package org.nightwindow.kiosk.journey.rate;

import org.jspecify.annotations.NullMarked;
