using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places;

public sealed class LastPlaceTests
{
    private const int Askers = 16;
    private const int Places = 3;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Sixteen_ask_at_once_for_three_places_and_three_get_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (residents, sessions) = await ArrangeAsync(house, rounds: 40);

        foreach (var session in sessions)
        {
            var answers = await AtOnceAsync(residents, async resident => (await house.BookAsync(Asked.By(resident), [session], [resident]))!.Value.Refusal);
            answers.Count(refusal => refusal is null).Should().Be(Places);
            answers.Where(refusal => refusal is not null).Should().OnlyContain(refusal => refusal == PlaceRefusal.Full);
        }

        (await house.ReadAsync(db => db.Sessions.Where(s => s.Taken != Places).CountAsync(Token))).Should().Be(0);
        (await house.ReadAsync(db => db.Places.CountAsync(Token))).Should().Be(sessions.Length * Places);
        (await house.ReadAsync(db => db.UnmetNeeds.CountAsync(Token))).Should().Be(sessions.Length * (Askers - Places));
    }

    [Theory, EveryDatabase]
    public async Task Control_without_the_lock_the_same_crowd_overbooks(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        var (residents, sessions) = await ArrangeAsync(house, rounds: 5);

        foreach (var session in sessions)
        {
            var (reading, haveRead) = (residents.Length, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            await AtOnceAsync(residents, resident => BookNaivelyAsync(house, session, resident, () =>
            {
                if (Interlocked.Decrement(ref reading) == 0) haveRead.SetResult();
                return haveRead.Task;
            }));
        }

        var given = await house.ReadAsync(db => db.Places.GroupBy(p => p.SessionId).Select(g => g.Count()).ToListAsync(Token));
        given.Should().Contain(count => count > Places);
    }

    [Theory, EveryDatabase]
    public async Task Whatever_is_booked_cancelled_and_staffed_the_session_counts_its_places_and_never_holds_too_many(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        StaffMember[] staff = [Given.Staff("Rasa"), Given.Staff("Vilma")];
        Resident[] residents = [.. Enumerable.Range(0, 8).Select(n => Given.Resident($"Vaikas{n}"))];
        await house.SaveAsync([.. staff, .. residents]);

        // One worker holds 15; the room alone is made so small that the crowd comes up against it.
        var step = Gen.Select(Gen.Int[0, 9], Gen.Int[0, 7], Gen.Int[0, 1]);
        await Gen.Select(Gen.Int[0, 4], step.Array[1, 14]).SampleAsync(async (room, steps) =>
        {
            var activity = Given.Activity(room, CapacityRule.ChildrenPerWorker);
            Session[] sessions = [.. Enumerable.Range(1, 2).Select(day => Given.Session(activity, house.Today.PlusDays(day), room, house.Initiative))];
            await house.SaveAsync([activity, .. sessions]);
            int[] capacity = [room, room];
            HashSet<int>[] held = [[], []];
            foreach (var (what, who, which) in steps)
            {
                var (session, resident) = (sessions[which], residents[who]);
                if (what <= 3)
                {
                    var refusal = (await house.BookAsync(Asked.ByStaff, [session], [resident]))!.Value.Refusal;
                    refusal.Should().Be(held[which].Contains(who) ? PlaceRefusal.AlreadyBooked : held[which].Count >= capacity[which] ? PlaceRefusal.Full : null);
                    if (refusal is null) held[which].Add(who);
                }
                else if (what == 4)
                {
                    var fits = Enumerable.Range(0, 2).All(s => !held[s].Contains(who) && held[s].Count < capacity[s]);
                    ((await house.BookAsync(Asked.ByStaff, sessions, [resident]))!.Value.Refusal is null).Should().Be(fits);
                    if (fits) Array.ForEach(held, h => h.Add(who));
                }
                else if (what <= 7)
                {
                    var place = await house.ReadAsync(db => db.Places.Where(p => p.SessionId == session.Id && p.ResidentId == resident.Id).OrderByDescending(p => p.Id).FirstOrDefaultAsync(Token));
                    if (place is not null)
                    {
                        (await house.CancelAsync(Asked.ByStaff, place.Id))!.Value.Value!.Count.Should().Be(held[which].Remove(who) ? 1 : 0);
                    }
                }
                else
                {
                    var wanted = what == 8 ? 0 : room;
                    var refusal = (await house.StaffAsync(session, what == 8 ? [] : staff))!.Value.Refusal;
                    refusal.Should().Be(wanted < held[which].Count ? ScheduleRefusal.CapacityBelowTaken : null);
                    if (refusal is null) capacity[which] = wanted;
                }
            }

            var rows = await house.ReadAsync(db => db.Sessions.Where(s => s.OfferingId == activity.Id).OrderBy(s => s.Date)
                .Select(s => new { s.Capacity, s.Taken, Live = db.Places.Count(p => p.SessionId == s.Id && p.Status == BookingStatus.Booked) }).ToListAsync(Token));
            rows.Select(r => (r.Capacity, r.Taken, r.Live)).Should().Equal(Enumerable.Range(0, 2).Select(s => (capacity[s], held[s].Count, held[s].Count)));
            rows.Should().OnlyContain(r => r.Taken <= r.Capacity);
        }, iter: 60, threads: 1);
    }

    private static async Task<(Resident[], Session[])> ArrangeAsync(TestHouse house, int rounds)
    {
        Resident[] residents = [.. Enumerable.Range(0, Askers).Select(n => Given.Resident($"Vaikas{n}"))];
        Activity[] activities = [.. Enumerable.Range(0, rounds).Select(n => Given.Activity(name: $"Diena {n}"))];
        Session[] sessions = [.. activities.Select(activity => Given.Session(activity, house.Today.PlusDays(1), Places, house.Initiative))];
        await house.SaveAsync([.. residents, .. activities, .. sessions]);
        return (residents, sessions);
    }

    private static async Task<T[]> AtOnceAsync<T>(Resident[] residents, Func<Resident, Task<T>> ask)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asking = residents.Select(resident => Task.Run(async () =>
        {
            await start.Task;
            return await ask(resident);
        }, Token)).ToList();
        start.SetResult();
        return await Task.WhenAll(asking);
    }

    /// <summary>Reads, thinks until all have read, writes: what a booking without the lock would be. It leaves the session's own count alone, as the database would refuse it.</summary>
    private static async Task<bool> BookNaivelyAsync(TestHouse house, Session session, Resident resident, Func<Task> thinkAsync)
    {
        await using var scope = house.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var taken = await db.Places.CountAsync(p => p.SessionId == session.Id && p.Status == BookingStatus.Booked, Token);
        await thinkAsync();
        if (taken >= session.Capacity)
        {
            return false;
        }

        var place = new Place
        {
            OfferingId = session.OfferingId,
            SessionId = session.Id,
            ResidentId = resident.Id,
            Date = session.Date,
            StartTime = session.From,
            EndTime = session.To,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            GroupId = Guid.CreateVersion7(),
            ArrangedByKind = ActorKind.Resident,
            ArrangedByName = resident.FullName,
            Channel = Channel.Web,
            CreatedAt = house.Clock.GetCurrentInstant(),
        };
        place.Become(BookingStatus.Booked, BookingEventKind.Booked, Asked.By(resident).By, Channel.Web, place.CreatedAt);
        place.Events.Clear();
        db.Places.Add(place);
        await db.SaveChangesAsync(Token);
        return true;
    }
}
