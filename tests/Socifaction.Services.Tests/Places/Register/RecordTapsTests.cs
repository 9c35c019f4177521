using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Places.Register;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Tests.Places.Register;

public sealed class RecordTapsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory, EveryDatabase]
    public async Task A_batch_sent_three_times_counts_once(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        house.GoTo(17);
        Tap[] taps = [house.Tap(1, TapKind.Came, house.At(13, 2)), house.Tap(1, TapKind.Meal, house.At(13, 30), 1), house.Tap(1, TapKind.Left, house.At(16, 40), 2, "Inga (mama)")];

        for (var i = 0; i < 3; i++)
        {
            (await house.RecordAsync(house.Rasa, taps))!.Answers.Should().OnlyContain(answer => answer.Refusal == null);
        }

        (await house.StateAsync(1)).Should().Be("13:02 16:40 ate Inga (mama)");
        (await house.AttendanceAsync(1))!.Version.Should().Be(3);
        (await house.House.ReadAsync(db => db.RegisterTaps.CountAsync(Token))).Should().Be(3);
    }

    [Theory, EveryDatabase]
    public async Task Halves_and_any_order_come_to_the_same(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine, children: 6);
        house.GoTo(17);
        int[][] orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1], [3, 0, 1, 2], [1, 0, 3, 2]];
        foreach (var (index, order) in orders.Index())
        {
            Tap[] taps =
            [
                house.Tap(index + 1, TapKind.Came, house.At(13, 5)), house.Tap(index + 1, TapKind.Absent, house.At(13, 6), 1),
                house.Tap(index + 1, TapKind.Undo, house.At(13, 7), 2), house.Tap(index + 1, TapKind.Left, house.At(17), 3),
            ];
            await house.RecordAsync(house.Rasa, [.. order.Take(2).Select(i => taps[i])]);
            await house.RecordAsync(house.Rasa, [.. order.Skip(1).Select(i => taps[i])]);

            (await house.StateAsync(index + 1)).Should().Be("13:05 17:00", "sent as {0}", string.Join(",", order));
            (await house.AttendanceAsync(index + 1))!.Version.Should().Be(4);
        }
    }

    [Theory, EveryDatabase]
    public async Task Sixteen_telephones_send_the_same_batch_at_once(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        house.GoTo(14);
        Tap[] taps = [.. Enumerable.Range(1, 3).Select(child => house.Tap(child, TapKind.Came, house.At(13, child)))];

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => house.RecordAsync(house.Rasa, taps))));

        answers.SelectMany(answer => answer!.Answers).Should().HaveCount(48).And.OnlyContain(answer => answer.Refusal == null);
        (await house.House.ReadAsync(db => db.Attendances.CountAsync(a => a.Version == 1, Token))).Should().Be(3);
    }

    [Theory, EveryDatabase]
    public async Task Two_workers_who_contradict_make_a_dispute_that_whoever_saw_both_settles(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        house.GoTo(14);
        await house.RecordAsync(house.Vaida, house.Tap(1, TapKind.Absent, house.At(13, 10)));
        await house.RecordAsync(house.Rasa, house.Tap(1, TapKind.Came, house.At(13, 2)));

        (await house.StateAsync(1)).Should().Be("13:02 – disputed", "whoever may be there counts as there");
        await house.RecordAsync(house.Rasa, house.Tap(1, TapKind.Left, house.At(13, 20), 1));
        (await house.AttendanceAsync(1))!.IsDisputed.Should().BeTrue("Rasa still had not seen Vaida's tap");
        await house.RecordAsync(house.Vaida, house.Tap(1, TapKind.Absent, house.At(13, 30), 3));
        (await house.StateAsync(1)).Should().Be("– –");
    }

    [Theory, EveryDatabase]
    public async Task Workers_who_have_seen_each_other_or_agree_make_no_dispute(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        house.GoTo(14);
        await house.RecordAsync(house.Rasa, house.Tap(1, TapKind.Came, house.At(13, 2)));
        await house.RecordAsync(house.Vaida, house.Tap(1, TapKind.Came, house.At(13, 3)));
        await house.RecordAsync(house.Rasa, house.Tap(2, TapKind.Came, house.At(13, 2)));
        await house.RecordAsync(house.Vaida, house.Tap(2, TapKind.Absent, house.At(13, 4), 1));
        // The same words from one telephone are a change of mind.
        await house.RecordAsync(house.Rasa, house.Tap(3, TapKind.Came, house.At(13, 2)), house.Tap(3, TapKind.Absent, house.At(13, 5)));

        (await house.StateAsync(1)).Should().Be("13:02 –");
        (await house.StateAsync(2)).Should().Be("– –");
        (await house.StateAsync(3)).Should().Be("– –");
    }

    [Theory, EveryDatabase]
    public async Task Each_tap_is_answered_for_itself_and_the_good_ones_are_kept(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        await using var other = house.House.Scope();
        house.GoTo(14);
        var good = house.Tap(1, TapKind.Came, house.At(13, 1));
        var used = house.Tap(2, TapKind.Came, house.At(13, 1)) with { Id = good.Id };

        var recorded = await house.RecordAsync(house.Rasa,
            good, used,
            house.Tap(2, TapKind.Came, house.At(14, 6)),
            house.Tap(2, TapKind.Came, house.At(13) - Duration.FromDays(1)),
            house.Tap(2, TapKind.Came, house.At(9, 59)),
            house.Tap(2, TapKind.Came, house.At(13)) with { PlaceId = Guid.CreateVersion7() },
            house.Tap(2, (TapKind)99, house.At(13)),
            house.Tap(2, TapKind.Came, house.At(13), seen: -1),
            house.Tap(3, TapKind.Came, house.At(14, 4)));

        recorded!.Answers.Select(answer => answer.Refusal).Should().Equal(
            null, AttendanceRefusal.IdUsed, AttendanceRefusal.InFuture, AttendanceRefusal.BeforeTheDay, AttendanceRefusal.Implausible,
            AttendanceRefusal.NoSuchPlace, AttendanceRefusal.NoSuchPlace, AttendanceRefusal.NoSuchPlace, null);
        (await house.StateAsync(1)).Should().Be("13:01 –");
        (await house.StateAsync(2)).Should().Be("none");
        (await house.StateAsync(3)).Should().Be("14:04 –", "a telephone's clock may be some minutes ahead");
        (await house.House.RunAsync<RecordTaps, TapsRecorded?>(record => record.RunAsync(new(Guid.CreateVersion7(), house.Rasa.Id, [good]), Token))).Should().BeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_place_given_back_has_no_line_and_another_sessions_place_is_no_place(Engine engine)
    {
        await using var house = await RegisterHouse.OpenAsync(engine);
        await house.House.CancelAsync(Asked.ByStaff, house.PlaceOf(1).Id);
        var elsewhere = Given.Session(house.Centre, house.House.Today, 5, house.House.Initiative, new(18, 0), new(19, 0));
        await house.House.SaveAsync(elsewhere);
        house.GoTo(14);

        (await house.RecordAsync(house.Rasa, house.Tap(1, TapKind.Came, house.At(13))))!.Answers.Single().Refusal.Should().Be(AttendanceRefusal.NoLongerBooked);
        (await house.House.RunAsync<RecordTaps, TapsRecorded?>(record => record.RunAsync(new(elsewhere.Id, house.Rasa.Id, [house.Tap(2, TapKind.Came, house.At(16))]), Token)))!
            .Answers.Single().Refusal.Should().Be(AttendanceRefusal.NoSuchPlace);
    }
}
