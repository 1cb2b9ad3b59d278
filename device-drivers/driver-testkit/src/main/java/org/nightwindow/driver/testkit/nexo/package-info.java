/// A simulated payment terminal that speaks nexo Retailer as JSON, over TCP and HTTP(S), with a book of the money that
/// really moved. Written from the message tables of the protocol; it shares no code with the driver.
@NullMarked
package org.nightwindow.driver.testkit.nexo;

import org.jspecify.annotations.NullMarked;
