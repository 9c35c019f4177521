namespace Socifaction.Services.Places;

/// <summary>
/// How many a session holds: the smaller of the room and what the staff on shift may look after.
/// Children's day social care: one worker 15, two 25, three 45 (orders A1-658 of 2020 p. 16, A1-111 and A1-428 of 2022).
/// </summary>
public static class Capacity
{
    /// <summary>Places of a session with so many staff on shift.</summary>
    public static int Of(CapacityRule rule, int roomLimit, int staffOnShift) => rule switch
    {
        CapacityRule.RoomOnly => roomLimit,
        CapacityRule.ChildrenPerWorker => Math.Min(roomLimit, staffOnShift switch { <= 0 => 0, 1 => 15, 2 => 25, _ => 45 }),
    };
}
