/// Every driver in the box keeps every clause of the conformance suite.
@NullMarked
package org.nightwindow.driver.standard.conformance;

import org.jspecify.annotations.NullMarked;
