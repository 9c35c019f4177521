namespace Socifaction.Services.DialARide;

/// <summary>
/// One party's way from a point to another. The windows hold for the beginning of service at each stop; once the request
/// stands in a plan they are its promise. The ride lasts from the end of service at the pick-up to the beginning of
/// service at the drop-off. Times in seconds; points are indices in <see cref="TravelTimes"/>. A return leg may be tied to
/// its outward leg, and a party may be bound to one vehicle: the one it sits in already, or was told of. Parties that have a bit
/// of <see cref="Apart"/> in common are never on board together: each pair to be kept apart has a bit of its own.
/// </summary>
public sealed record Request(
    int Id,
    int PickUp,
    int DropOff,
    Window PickUpWindow,
    Window DropOffWindow,
    Load Load,
    int LongestRide,
    int PickUpService,
    int DropOffService,
    Tie? Tie = null,
    int? OnlyVehicleId = null,
    ulong Apart = 0)
{
    public int PickUp { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(PickUp);

    public int DropOff { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(DropOff);

    public int LongestRide { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(LongestRide);

    public int PickUpService { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(PickUpService);

    public int DropOffService { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(DropOffService);

    /// <summary>The same wish so many seconds later, or earlier when negative: both windows move.</summary>
    public Request MovedBy(int seconds) => this with
    {
        PickUpWindow = PickUpWindow.MovedBy(seconds),
        DropOffWindow = DropOffWindow.MovedBy(seconds),
    };
}
