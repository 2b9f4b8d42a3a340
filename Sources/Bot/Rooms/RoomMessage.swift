internal import Chat

/// What somebody says in a room, with where an answer to it goes.
struct RoomMessage {
    /// What is said, and who says it.
    let message: ChatMessage
    /// The room as its network writes it.
    let room: String
    /// The same room for what is counted and kept of it: in whatever letters it is written.
    let place: RoomManners.Room
    /// The network.
    let front: Front

    init(_ message: ChatMessage, in room: String, _ front: Front) {
        self.message = message
        self.room = room
        place = RoomManners.Room(room, on: front.network)
        self.front = front
    }

    /// Who says it.
    var sender: Member { message.sender }
}
