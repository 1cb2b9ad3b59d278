package org.nightwindow.driver.testkit.camera;

/// What can go wrong with a camera.
public sealed interface CameraFault {

    /// It answers with this status: 503 while somebody else watches, 401 where a password is asked for.
    record Status(int code) implements CameraFault {}

    /// It answers with a page instead of pictures.
    record WrongType() implements CameraFault {}

    /// The picture stops in the middle, and nothing more comes.
    record Stalls() implements CameraFault {}

    /// The picture ends in the middle, and the next one begins.
    record Truncated() implements CameraFault {}

    /// The picture is black.
    record Black() implements CameraFault {}

    /// The connection ends in the middle of the picture.
    record CutOff() implements CameraFault {}

    /// A picture of two gigabytes is announced.
    record Oversized() implements CameraFault {}
}
