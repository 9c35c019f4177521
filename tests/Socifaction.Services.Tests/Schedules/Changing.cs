using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Schedules;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Schedules;

/// <summary>Changes of the schedule as a test says them.</summary>
internal static class Changing
{
    public static readonly Asking Clerk = new(new Actor(ActorKind.Staff, null, "Rasa"), Channel.Phone, "išvykęs");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static ScheduleWanted Away(StaffMember who, LocalDate first, LocalDate? last = null, LocalTime? from = null, LocalTime? to = null) =>
        new(Guid.CreateVersion7(), ScheduleChangeKind.StaffAway, who.Id, first, last ?? first, from, to, Clerk);

    public static ScheduleWanted Closed(LocalDate first, LocalDate? last = null, LocalTime? from = null, LocalTime? to = null) =>
        new(Guid.CreateVersion7(), ScheduleChangeKind.Closed, null, first, last ?? first, from, to, Clerk);

    public static ScheduleWanted Out(ScheduleChangeKind kind, Guid thing, LocalDate day, LocalTime? from = null, LocalTime? to = null) =>
        new(Guid.CreateVersion7(), kind, thing, day, day, from, to, Clerk);

    public static Task<Outcome<SchedulePlan, ScheduleChangeRefusal>?> CheckAsync(this TestHouse house, ScheduleWanted wanted) =>
        house.RunAsync<CheckScheduleChange, Outcome<SchedulePlan, ScheduleChangeRefusal>?>(check => check.RunAsync(wanted, Token));

    public static Task<Outcome<ScheduleChange, ScheduleChangeRefusal>?> ChangeAsync(this TestHouse house, ScheduleWanted wanted) =>
        house.RunAsync<ChangeSchedule, Outcome<ScheduleChange, ScheduleChangeRefusal>?>(change => change.RunAsync(wanted, Token));

    /// <summary>What staff have seen.</summary>
    public static async Task<ScheduleWanted> SeenAsync(this TestHouse house, ScheduleWanted wanted)
    {
        var plan = (await house.CheckAsync(wanted))!.Value;
        plan.Refusal.Should().BeNull();
        return wanted with { Seen = plan.Value!.Mark };
    }

    /// <summary>Looks and saves what was seen.</summary>
    public static async Task<ScheduleChange> SaveChangeAsync(this TestHouse house, ScheduleWanted wanted)
    {
        var outcome = (await house.ChangeAsync(await house.SeenAsync(wanted)))!.Value;
        outcome.Refusal.Should().BeNull();
        return outcome.Value!;
    }

    public static Task<ScheduleChange?> UndoAsync(this TestHouse house, Guid changeId) =>
        house.RunAsync<UndoScheduleChange, ScheduleChange?>(undo => undo.RunAsync(changeId, Clerk, Token));

    public static async Task<IReadOnlyList<UndoStep>> CheckUndoAsync(this TestHouse house, Guid changeId) =>
        (await house.RunAsync<CheckScheduleUndo, IReadOnlyList<UndoStep>?>(check => check.RunAsync(changeId, Clerk, Token)))!;

    public static Task<ScheduleChange?> ContinueAsync(this TestHouse house, Guid changeId) =>
        house.RunAsync<ContinueScheduleChange, ScheduleChange?>(more => more.RunAsync(changeId, Clerk, Token));

    public static Task<int> ContinueAllAsync(this TestHouse house) => house.RunAsync<ContinueScheduleChanges, int>(night => night.RunAsync(Token));

    public static Task<IReadOnlyList<HitRow>> HitsAsync(this TestHouse house, Guid changeId) =>
        house.ReadAsync(db => db.ListHitsAsync(changeId, house.Clock.GetCurrentInstant(), Token));

    public static Task<ScheduleHit?> SettleAsync(this TestHouse house, Guid changeId, Guid hitId) =>
        house.RunAsync<SettleScheduleHit, ScheduleHit?>(settle => settle.RunAsync(changeId, hitId, Clerk, Token));

    public static Task<int> CountChangesAsync(this TestHouse house) => house.ReadAsync(db => db.ScheduleChanges.CountAsync(Token));
}
