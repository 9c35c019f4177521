namespace Socifaction.Services.DialARide;

/// <summary>Whether a party gets on or off, or the driver has a break.</summary>
public enum StopKind
{
    PickUp,
    DropOff,
    Break,
}

/// <summary>One end of a request, or a break, as a stop on a route.</summary>
public sealed record Stop
{
    private readonly Request? request;

    public Stop(Request request, StopKind kind)
    {
        this.request = Preconditions.NotNull(request);
        Kind = kind is StopKind.PickUp or StopKind.DropOff ? kind : throw new ArgumentOutOfRangeException(nameof(kind));
        (Point, Window, Service) = IsPickUp
            ? (request.PickUp, request.PickUpWindow, request.PickUpService)
            : (request.DropOff, request.DropOffWindow, request.DropOffService);
    }

    public Stop(Break @break)
    {
        Kind = StopKind.Break;
        (Point, Window, Service) = Preconditions.NotNull(@break);
        Break = @break;
    }

    /// <summary>Who gets on or off; a break has none.</summary>
    public Request Request => request ?? throw new InvalidOperationException("Nobody gets on or off at a break.");

    /// <summary>The break that is taken; null where somebody gets on or off.</summary>
    public Break? Break { get; }

    public StopKind Kind { get; }

    public bool IsPickUp => Kind == StopKind.PickUp;

    public bool IsBreak => Kind == StopKind.Break;

    public int Point { get; }

    public Window Window { get; }

    /// <summary>Seconds of help at the door, or of the break.</summary>
    public int Service { get; }
}
