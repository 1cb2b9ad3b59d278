/// The form of an item, drawn and checked from the catalogue.
@NullMarked
package org.nightwindow.kiosk.journey.form;

import org.jspecify.annotations.NullMarked;
