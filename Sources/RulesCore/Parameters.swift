/// The fixed numbers with a medical meaning; texts take them as placeholders and cannot change
/// them.
///
/// Those marked [ours] are design choices that want a clinician's sign-off.
public enum Parameters {
    /// Minutes of cold at a time, wrapped in cloth.
    ///
    /// Source: S12.
    public static let iceMinutes = 10...20
    /// Times of cold a day.
    ///
    /// Source: S12.
    public static let iceTimesPerDay = 2...3
    /// Minutes of hot tub or sauna each time.
    ///
    /// Source: S15.
    public static let hotTubMinutes = 10...20
    /// Full days of rest in "a few days" [ours].
    ///
    /// Source: S3, S4.
    public static let restDays = 3
    /// The runs of the way back, in order: each takes the same time, with less and less walking [ours].
    ///
    /// Source: A26.
    public static let returnSteps = [
        ReturnStep(rounds: 5, runMinutes: 1, walkMinutes: 3),
        ReturnStep(rounds: 5, runMinutes: 2, walkMinutes: 2),
        ReturnStep(rounds: 5, runMinutes: 3, walkMinutes: 1),
        ReturnStep(rounds: 1, runMinutes: returnMinutes, walkMinutes: 0),
    ]
    /// Minutes of each run of the way back, walking included [ours].
    ///
    /// Source: A26.
    public static let returnMinutes = 20
    /// From one run of the way back to the next, in days: one without running between them [ours].
    ///
    /// Source: A26.
    public static let daysBetweenReturnRuns = 2
    /// Hours for which heat waits after a fresh run injury.
    ///
    /// Source: A22.
    public static let heatAfterHours = 72
    /// The first day on which pain with self-care that does not help goes to a professional [ours].
    ///
    /// Source: S19, S22.
    public static let noResponseDay = 8
    /// The first day on which pain that goes on is looked at by a professional [ours].
    ///
    /// Source: S22, S24.
    public static let evaluationDay = 14
    /// The first day that counts as beyond three weeks.
    ///
    /// Source: S22.
    public static let overThreeWeeksDay = 22
    /// Below this age an adult is involved, and no medicine is named [ours].
    ///
    /// Source: A16.
    public static let adultAge = 18
    /// From this age on no anti-inflammatory is named, and a small fall is looked at the same day.
    ///
    /// Source: A11, A17.
    public static let olderAge = 60
}
