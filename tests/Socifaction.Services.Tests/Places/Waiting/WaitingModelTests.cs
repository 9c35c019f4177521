using CsCheck;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Places.Schedule;
using Socifaction.Services.Places.Waiting;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Waiting;

/// <summary>
/// Families join, book, cancel, answer, are late, leave and are moved up at random, workers come and go; after each step the house
/// stands exactly as a slow model says: nothing oversold, nobody passed, no place lost.
/// </summary>
public sealed class WaitingModelTests
{
    private const int Days = 3;
    private const int OfferHours = 3;
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task Nothing_is_oversold_nobody_is_passed_and_no_place_is_lost(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, Token);
        StaffMember[] staff = [.. Enumerable.Range(0, 3).Select(n => Given.Staff($"Darbuotoja{n}"))];
        Resident[] people = [.. Enumerable.Range(0, 12).Select(n => Given.Resident($"Žmogus{n}"))];
        var ratio = new StaffRatio { FirstDay = house.Today.PlusDays(-1), OneWorker = 1, TwoWorkers = 3, ThreeWorkers = 5, Source = "bandymas" };
        await house.SaveAsync([.. staff, .. people, ratio]);

        var steps = 0;
        var step = Gen.Select(Gen.Int[0, 19], Gen.Int[0, 999], Gen.Int[0, 999]);
        await Gen.Select(Gen.Bool, Gen.Int[1, 5], step.Array[20, 60]).SampleAsync(async (skips, room, plan) =>
        {
            var world = await World.OpenAsync(house, staff, people, skips, room);
            foreach (var (what, a, b) in plan)
            {
                house.Clock.Advance(Duration.FromSeconds(1));
                await world.StepAsync(what, a, b);
                await world.CompareAsync();
                steps++;
            }
        }, iter: 60, threads: 1);
        steps.Should().BeGreaterThan(2000);
    }

    private sealed class World(TestHouse house, StaffMember[] staff, Resident[] people, Activity activity, Session[] sessions, WaitingModel model)
    {
        private Instant Now => house.Clock.GetCurrentInstant();

        public static async Task<World> OpenAsync(TestHouse house, StaffMember[] staff, Resident[] people, bool skips, int room)
        {
            var activity = Given.Activity(room, CapacityRule.ChildrenPerWorker);
            (activity.SkipsAhead, activity.OfferHours) = (skips, OfferHours);
            var capacity = Math.Min(room, 3);
            Session[] sessions = [.. Enumerable.Range(1, Days).Select(day => Given.Session(activity, house.Today.PlusDays(day), capacity, house.Initiative))];
            await house.SaveAsync([activity, .. sessions]);
            return new(house, staff, people, activity, sessions, new(
                [.. sessions.Select(s => s.Capacity)], [.. sessions.Select(s => s.StartsAt)], skips, Duration.FromHours(OfferHours)));
        }

        public Task StepAsync(int what, int a, int b) => what switch
        {
            <= 4 => JoinAsync(a, b),
            <= 7 => BookAsync(a, b),
            <= 11 => CancelAsync(a),
            <= 14 => AnswerAsync(a, b),
            15 => ExpireAsync(a),
            <= 17 => StaffAsync(a, b),
            18 => WithdrawAsync(a),
            _ => PrioritiseAsync(a, b),
        };

        public async Task CompareAsync()
        {
            var rows = await house.ReadAsync(db => db.Sessions.AsNoTracking().Where(s => s.OfferingId == activity.Id).OrderBy(s => s.Date).Select(s => new
            {
                s.Capacity, s.Taken, s.Held,
                Booked = db.Places.Where(p => p.SessionId == s.Id && p.Status == BookingStatus.Booked).Sum(p => p.Size),
                Kept = (from offer in db.Offers
                        join entry in db.WaitingEntries on offer.EntryId equals entry.Id
                        where offer.Status == OfferStatus.Open && db.Places.Any(p => p.GroupId == entry.GroupId && p.SessionId == s.Id && p.Status == BookingStatus.Waitlisted)
                        select offer.Size).Sum(),
            }).ToListAsync(Token));
            rows.Should().OnlyContain(r => r.Taken + r.Held <= r.Capacity && r.Taken == r.Booked && r.Held == r.Kept);
            rows.Select(r => (r.Capacity, r.Taken, r.Held)).Should().Equal(
                Enumerable.Range(0, Days).Select(day => (model.Capacity[day], model.Taken(day), model.Held(day))));

            var entries = await house.ReadAsync(db => db.WaitingEntries.AsNoTracking().Where(e => e.OfferingId == activity.Id)
                .Select(e => new { e.Id, e.Status, Offer = db.Offers.Where(o => o.EntryId == e.Id && o.Status == OfferStatus.Open).Sum(o => o.Size) })
                .ToDictionaryAsync(e => e.Id, e => (e.Status, e.Offer), Token));
            entries.Should().BeEquivalentTo(model.Entries.ToDictionary(e => e.Id, e => ((WaitingStatus)((int)e.State + 1), e.Offer)));
            model.FirstToServe().Should().BeNull("no free place may lie idle while somebody whose turn it is could have it");
        }

        private async Task JoinAsync(int a, int b)
        {
            var family = FamilyOf(a);
            int[] days = [.. Enumerable.Range(0, Days).Where(day => ((b % 7) + 1 & (1 << day)) != 0)];
            var all = b / 7 % 2 == 0;
            var expected = model.AskToWait(family, days, Now);
            var outcome = (await house.WaitAsync(Asked.ByStaff, [.. days.Select(day => sessions[day])], [.. family.Select(n => people[n])], all))!.Value;
            outcome.Refusal.Should().Be(expected);
            if (outcome.Value is { } waits)
            {
                model.Entries.Add(new() { Id = waits.EntryId, People = [.. family], Days = [.. days], All = all, Seq = model.Entries.Count });
                model.CallUp(Now);
            }
        }

        private async Task BookAsync(int a, int b)
        {
            var (family, day) = (FamilyOf(a), b % Days);
            var expected = model.Ask(family, day, Now);
            (await house.BookAsync(Asked.ByStaff, [sessions[day]], [.. family.Select(n => people[n])]))!.Value.Refusal.Should().Be(expected);
            if (expected is null) model.Booked.UnionWith(family.Select(person => (person, day)));
        }

        private async Task CancelAsync(int a)
        {
            List<(int Person, int Day)> live =
            [
                .. model.Booked.Order(),
                .. model.Entries.Where(e => e.State is WaitingModel.State.Waiting or WaitingModel.State.Offered)
                    .SelectMany(e => e.People.Order().SelectMany(person => e.Days.Order().Select(day => (person, day)))),
            ];
            if (live.Count == 0) return;
            var (who, when) = live[a % live.Count];
            var id = await house.ReadAsync(db => db.Places.Where(p => p.SessionId == sessions[when].Id && p.ResidentId == people[who].Id
                && (p.Status == BookingStatus.Booked || p.Status == BookingStatus.Waitlisted)).Select(p => p.Id).SingleAsync(Token));
            var entry = model.WaitingOf(who, when);
            var isPast = entry is null ? model.HasBegun(when, Now) : entry.Days.All(day => model.HasBegun(day, Now));
            (await house.CancelAsync(Asked.ByStaff, id))!.Value.Refusal.Should().Be(isPast ? PlaceRefusal.Past : null);
            if (isPast) return;
            if (entry is null) model.Booked.Remove((who, when));
            else model.Leave(entry, [who]);
            model.CallUp(Now);
        }

        private async Task AnswerAsync(int a, int b)
        {
            var offered = model.Entries.Where(e => e.State == WaitingModel.State.Offered).ToList();
            if (offered.Count == 0) return;
            var entry = offered[a % offered.Count];
            var offer = (await house.OfferOfAsync(entry.Id))!;
            int[] chosen = [.. entry.People.Order().Where((_, index) => (b >> (index + 2) & 1) == 1)];
            var yes = b % 4 != 0;
            var expected = yes ? model.Accept(entry, chosen, Now) : model.Decline(entry, b % 8 == 0, Now);
            (await house.AnswerAsync(Asked.ByStaff, offer.Id, yes, [.. chosen.Select(n => people[n])], b % 8 == 0))!.Value.Refusal.Should().Be(expected);
            if (expected is null) model.CallUp(Now);
        }

        private async Task ExpireAsync(int a)
        {
            house.Clock.Advance(Duration.FromHours(1 + (a % 9)));
            await house.ExpireAsync();
            model.Expire(Now);
            model.CallUp(Now);
        }

        private async Task StaffAsync(int a, int b)
        {
            var (day, workers) = (a % Days, b % 4);
            var capacity = Math.Min(activity.RoomLimit, (int[])[0, 1, 3, 5] is var of ? of[workers] : 0);
            var (isOver, fits) = (sessions[day].EndsAt <= Now, capacity >= model.Taken(day) + model.Held(day));
            (await house.StaffAsync(sessions[day], staff[..workers]))!.Value.Refusal
                .Should().Be(isOver ? ScheduleRefusal.Past : fits ? null : ScheduleRefusal.CapacityBelowTaken);
            if (isOver || !fits) return;
            model.Capacity[day] = capacity;
            model.CallUp(Now);
        }

        private async Task WithdrawAsync(int a)
        {
            var live = model.Entries.Where(e => e.State is WaitingModel.State.Waiting or WaitingModel.State.Offered).ToList();
            if (live.Count == 0) return;
            var entry = live[a % live.Count];
            (await house.WithdrawAsync(Asked.ByStaff, entry.Id))!.Value.Refusal.Should().BeNull();
            model.Leave(entry, [.. entry.People]);
            model.CallUp(Now);
        }

        private async Task PrioritiseAsync(int a, int b)
        {
            var live = model.Entries.Where(e => e.State is WaitingModel.State.Waiting or WaitingModel.State.Offered).ToList();
            if (live.Count == 0) return;
            var (entry, priority) = (live[a % live.Count], (Priority)(1 + (b % 3)));
            (await house.PrioritiseAsync(entry.Id, priority, "siuntimas"))!.Value.Refusal.Should().BeNull();
            entry.Priority = priority;
            model.CallUp(Now);
        }

        // Families of one, two and three, who always come in the same order.
        private static int[] FamilyOf(int a) => (a % 6) switch
        {
            0 => [0], 1 => [1], 2 => [2, 3], 3 => [4, 5], 4 => [6, 7, 8], _ => [9, 10, 11],
        };
    }
}
