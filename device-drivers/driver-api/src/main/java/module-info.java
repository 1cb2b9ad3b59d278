/// What a vendor compiles against to connect a device to a Nightwindow kiosk. It needs nothing but the JDK.
module org.nightwindow.driver {
    requires static org.jspecify;

    exports org.nightwindow.driver;

    uses org.nightwindow.driver.DriverProvider;
}
