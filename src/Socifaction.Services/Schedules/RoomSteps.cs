using NodaTime;
using Socifaction.Services.Bookings;

namespace Socifaction.Services.Schedules;

/// <summary>A booking that a step touches, and the nearest other time that could be offered now.</summary>
public sealed record Touch(Guid BookingId, HitKind Kind, LocalDateTime? Nearest = null);

/// <summary>What putting a step back would do: why it cannot be, how many bookings are kept again, who is called all the same.</summary>
public sealed record UndoStep(ScheduleStep Step, StepRefusal? Refusal, int KeptAgain, IReadOnlyList<Guid> ToCall);

/// <summary>The steps of one room: each is made and put back by the room's own use cases, and may be asked for twice.</summary>
public abstract class RoomSteps
{
    /// <summary>Whether steps of a kind are this room's.</summary>
    public abstract bool Makes(StepKind kind);

    /// <summary>The steps that a change calls for now, in order of time.</summary>
    public abstract Task<IReadOnlyList<ScheduleStep>> ListAsync(ScheduleChange change, CancellationToken cancellationToken);

    /// <summary>The bookings that a step touches. Nothing is written.</summary>
    public abstract Task<IReadOnlyList<Touch>> CheckAsync(ScheduleChange change, ScheduleStep step, CancellationToken cancellationToken);

    /// <summary>Makes a step; why not, or null.</summary>
    public abstract Task<StepRefusal?> MakeAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken);

    /// <summary>What putting it back would do. Nothing is written.</summary>
    public abstract Task<UndoStep> CheckUndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken);

    /// <summary>Puts a step back; why not, or null.</summary>
    public abstract Task<StepRefusal?> UndoAsync(ScheduleChange change, ScheduleStep step, Asking asking, CancellationToken cancellationToken);

    /// <summary>The same asking, with the reason of the change.</summary>
    protected static Asking Because(ScheduleChange change, Asking asking) => asking with { Because = change.Why };
}
