namespace Socifaction.Services.DialARide;

/// <summary>
/// The answer to "can we take you?": where the request is inserted and what that costs, or why it cannot be.
/// All but <see cref="Request"/>, <see cref="Feasible"/> and <see cref="Why"/> may be asked of a feasible answer only.
/// </summary>
public sealed class InsertionResult
{
    private readonly int vehicleId, pickUpIndex, dropOffIndex, addedSeconds, pickUpTime, dropOffTime;

    private InsertionResult(Request request) => Request = request;

    internal InsertionResult(
        Request request, int vehicleId, int pickUpIndex, int dropOffIndex, int addedSeconds, int pickUpTime, int dropOffTime)
    {
        Request = request;
        this.vehicleId = vehicleId;
        this.pickUpIndex = pickUpIndex;
        this.dropOffIndex = dropOffIndex;
        this.addedSeconds = addedSeconds;
        this.pickUpTime = pickUpTime;
        this.dropOffTime = dropOffTime;
    }

    public Request Request { get; }

    public bool Feasible => Why is null;

    /// <summary>What stood most in the way; null when feasible.</summary>
    public Infeasible? Why { get; private init; }

    public int VehicleId => IfFeasible(vehicleId);

    /// <summary>The index of the pick-up among the stops of the new route.</summary>
    public int PickUpIndex => IfFeasible(pickUpIndex);

    /// <summary>The index of the drop-off among the stops of the new route.</summary>
    public int DropOffIndex => IfFeasible(dropOffIndex);

    /// <summary>Driving seconds more than without; below zero only where the way round is quicker than the straight one.</summary>
    public int AddedSeconds => IfFeasible(addedSeconds);

    /// <summary>Beginning of service at the pick-up as the new route would publish it.</summary>
    public int PickUpTime => IfFeasible(pickUpTime);

    /// <summary>Beginning of service at the drop-off as the new route would publish it.</summary>
    public int DropOffTime => IfFeasible(dropOffTime);

    internal static InsertionResult Refused(Request request, Infeasible why) => new(request) { Why = why };

    private int IfFeasible(int value) =>
        Feasible ? value : throw new InvalidOperationException("A refused request has no place in a route.");
}

/// <summary>A feasible answer to a wish moved by so many seconds: later, or earlier when negative.</summary>
public sealed record NearbyTime(int MovedBy, InsertionResult Insertion);
