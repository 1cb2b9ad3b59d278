/// A simulated IPP Everywhere printer, written from RFC 8010 and RFC 8011 at byte level. It shares no code with any
/// IPP library, so that a bug of the driver's codec cannot hide in it.
@NullMarked
package org.nightwindow.driver.testkit.ipp;

import org.jspecify.annotations.NullMarked;
