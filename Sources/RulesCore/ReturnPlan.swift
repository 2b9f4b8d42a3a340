/// The way back to running, step by step, on days of its own.
///
/// Pure: it follows from the day on which it begins and from the days on which a run was told to have
/// gone without pain. A step is never left for the next one in silence, and pain ends the plan; that
/// is the caller's to see to. Days are local calendar days, counted since 1970-01-01.
///
/// Source: A26.
public struct ReturnPlan: Hashable, Sendable {
    /// The day of the first run.
    public let firstDay: Int
    /// The days on which the run before was told to have gone without pain, in order.
    public private(set) var reports: [Int] = []

    /// A plan of which the first run is on a day.
    public init(firstDay: Int) {
        self.firstDay = firstDay
    }

    /// One run of the plan.
    public struct Run: Hashable, Sendable {
        /// The local day.
        public let day: Int
        /// Which day of the plan it is, from 1; days without a run count.
        public let number: Int
        /// What is run.
        public let step: ReturnStep
    }

    /// The days on which it has a run.
    public var days: [Int] {
        Parameters.returnSteps.indices.map { firstDay + $0 * Parameters.daysBetweenReturnRuns }
    }

    /// Whether every run of it was told to have gone without pain.
    public var isDone: Bool { reports.count >= Parameters.returnSteps.count }

    /// Notes that the last run went without pain.
    public mutating func noteWell(on day: Int) {
        reports.append(day)
    }

    /// The runs from a day on, if each of them goes without pain; none when the plan is over.
    public func runs(from today: Int) -> [Run] {
        let days = days.filter { $0 >= today }
        guard let first = days.first else { return [] }
        let place = place(on: first)
        return days.enumerated()
            .map { number, day in
                Run(
                    day: day,
                    number: day - firstDay + 1,
                    step: Parameters.returnSteps[
                        min(place + number, Parameters.returnSteps.count - 1)
                    ]
                )
            }
    }

    /// The run of a day, if it has one.
    public func run(on day: Int) -> Run? {
        runs(from: day).first { $0.day == day }
    }

    /// The place of the step of a day: one more than there were runs that went well, so that nobody
    /// goes on without having said so.
    private func place(on day: Int) -> Int {
        day <= firstDay ? 0 : 1 + reports.count { $0 < day }
    }
}

/// What is run on one day of the way back: easy, and walking in between.
public struct ReturnStep: Hashable, Sendable {
    /// How often running and walking take turns; 1 where nothing is walked.
    public let rounds: Int
    /// Minutes of easy running at a time.
    public let runMinutes: Int
    /// Minutes of walking after each; 0 where it is all run.
    public let walkMinutes: Int

    /// Minutes of both together.
    public var minutes: Int { rounds * (runMinutes + walkMinutes) }
}

extension Decision {
    /// Whether it lets somebody begin to run again by steps: they may run, and the pain is gone or
    /// somebody has cleared them.
    ///
    /// Nobody may run with a red flag, or with an answer of the safety screen that is not known.
    ///
    /// Source: A26, S24.
    public var allowsReturn: Bool {
        level == .runWithPrecautions
            && (items.contains(.gradualReturn) || items.contains(.followClinicianPlan))
    }
}
