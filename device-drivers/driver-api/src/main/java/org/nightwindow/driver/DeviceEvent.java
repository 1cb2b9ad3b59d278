package org.nightwindow.driver;

/// What a device tells by itself. Events are news, not proof: the outcome of a command is only in its [Outcome].
public sealed interface DeviceEvent {

    /// [Device#status()] changed. The host also notices by itself after each command and poll.
    record StatusChanged(DeviceStatus status) implements DeviceEvent {}

    /// A card or page was laid on the device.
    record MediaDetected() implements DeviceEvent {}

    /// A card or page was taken away. Only from devices that can really tell.
    record MediaRemoved() implements DeviceEvent {}

    /// A door, presence, light or power reading changed.
    record SensorChanged(SensorPanel.Reading reading) implements DeviceEvent {}
}
