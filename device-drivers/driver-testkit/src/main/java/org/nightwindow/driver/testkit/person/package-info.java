/// A person matcher without a camera.
@NullMarked
package org.nightwindow.driver.testkit.person;

import org.jspecify.annotations.NullMarked;
