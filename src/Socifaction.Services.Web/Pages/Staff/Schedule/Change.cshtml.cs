using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Schedules;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Input;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;
using ChangeWords = Socifaction.Services.Web.Texts.Changes;

namespace Socifaction.Services.Web.Pages.Staff.Schedule;

/// <summary>What happened: what changes for whom in every room is shown first, then saved in all of them.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class ChangeModel(ServicesDbContext db, InitiativeClock clock, SignedIn signedIn, CheckScheduleChange check, ChangeSchedule change) : StaffPage
{
    [BindProperty] public string? RequestId { get; set; }

    /// <summary>The kind and the id: „StaffAway~…“.</summary>
    [BindProperty(SupportsGet = true)] public string? What { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }
    [BindProperty] public string? From { get; set; }
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Why { get; set; }

    /// <summary>The mark of the plan that was shown.</summary>
    [BindProperty] public string? Seen { get; set; }

    /// <summary>Who drives a run instead: both ids with a tilde between them.</summary>
    [BindProperty] public string?[] Instead { get; set; } = [];

    public LocalDate Today => clock.Today;

    /// <summary>What the change would do; null until it was asked.</summary>
    public SchedulePlan? Plan { get; private set; }

    /// <summary>Who and what may be away, by group.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<Choice>>> Subjects { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await LoadAsync();
        return Read() is { } wanted ? await PreviewAsync(wanted) : this.Unacceptable();
    }

    public async Task<IActionResult> OnPostSaveAsync()
    {
        await LoadAsync();
        if (Read() is not { } wanted)
        {
            return this.Unacceptable();
        }

        if (await change.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Refused(out var saved, out var why))
        {
            return Redirect(Url.Content($"~/staff/schedule/changes/{saved.Id}"));
        }

        if (why == ScheduleChangeRefusal.ChangedMeanwhile)
        {
            await PreviewAsync(wanted);
        }

        return Refuse(why);
    }

    private async Task<IActionResult> PreviewAsync(ScheduleWanted wanted)
    {
        if (await check.RunAsync(wanted, Token) is not { } outcome)
        {
            return NotFound();
        }

        if (outcome.Refused(out var plan, out var why))
        {
            return Refuse(why);
        }

        Plan = plan;
        return Page();
    }

    private ScheduleWanted? Read()
    {
        var chosen = (What ?? "").Split('~');
        if (!Enum.TryParse<ScheduleChangeKind>(chosen[0], out var kind) || !Subjects.SelectMany(group => group.Value).Any(choice => choice.Value == What))
        {
            ModelState.AddModelError(nameof(What), ChangeWords.WhatMissing);
        }

        var first = LocalInput.Date(FirstDay, Today);
        if (first.Refused(out var firstDay, out var wrong))
        {
            ModelState.AddModelError(nameof(FirstDay), wrong.InWords(Today.PlusDays(1)));
        }

        var lastDay = OptionalDate(nameof(LastDay), LastDay, Today) ?? firstDay;
        var from = string.IsNullOrWhiteSpace(From) ? null : TimeOn(nameof(From), From, null, clock);
        var to = string.IsNullOrWhiteSpace(To) ? null : TimeOn(nameof(To), To, null, clock);
        var why = Required(nameof(Why), Why, ChangeWords.WhyMissing, LongestReason);
        return ModelState.IsValid && IdOf(RequestId) is { } request
            ? new(request, kind, chosen.Length > 1 ? IdOf(chosen[1]) : null, firstDay, lastDay, from, to, signedIn.AskAsStaff(Channel.Phone, why!))
            {
                Seen = Seen ?? "", Instead = ReadInstead(),
            }
            : null;
    }

    private Dictionary<Guid, Guid> ReadInstead() =>
        Instead.Select(one => (one ?? "").Split('~')).Where(ids => ids.Length == 2)
            .Select(ids => (Run: IdOf(ids[0]), Other: IdOf(ids[1]))).Where(pair => pair is { Run: not null, Other: not null })
            .DistinctBy(pair => pair.Run).ToDictionary(pair => pair.Run!.Value, pair => pair.Other!.Value);

    private PageResult Refuse(ScheduleChangeRefusal why)
    {
        var field = why switch
        {
            ScheduleChangeRefusal.LastBeforeFirst or ScheduleChangeRefusal.Past or ScheduleChangeRefusal.TooLong => nameof(LastDay),
            ScheduleChangeRefusal.WrongHours => nameof(To),
            ScheduleChangeRefusal.WholeDays => nameof(From),
            ScheduleChangeRefusal.ReasonMissing => nameof(Why),
            ScheduleChangeRefusal.ChangedMeanwhile or ScheduleChangeRefusal.FormAlreadyUsed => "",
        };
        ModelState.AddModelError(field, why.InWords());
        return field.Length == 0 ? this.Conflict() : this.Unacceptable();
    }

    private async Task LoadAsync()
    {
        RequestId = (IdOf(RequestId) ?? Guid.CreateVersion7()).ToString();
        var staff = await db.StaffMembers.AsNoTracking().Where(one => one.IsActive && one.Role != Role.Viewer && one.Role != Role.Helper)
            .OrderBy(one => one.Name).Select(one => new { one.Id, one.Name }).ToListAsync(Token);
        var vehicles = await db.Vehicles.AsNoTracking().Where(one => one.IsActive).OrderBy(one => one.Name).Select(one => new { one.Id, one.Name, one.Plate }).ToListAsync(Token);
        var resources = await db.Resources.AsNoTracking().Where(one => one.IsActive && one.StaffMemberId == null).OrderBy(one => one.Order).ThenBy(one => one.Name)
            .Select(one => new { one.Id, one.Name }).ToListAsync(Token);
        var rooms = await db.Rooms.AsNoTracking().OrderBy(one => one.Order).Select(one => new { one.Id, one.Name }).ToListAsync(Token);
        Subjects = [.. new KeyValuePair<string, IReadOnlyList<Choice>>[]
        {
            new(ChangeWords.GroupStaff, [.. staff.Select(one => Of(ScheduleChangeKind.StaffAway, one.Id, one.Name))]),
            new(ChangeWords.GroupVehicles, [.. vehicles.Select(one => Of(ScheduleChangeKind.VehicleOut, one.Id, $"{one.Name}, {one.Plate}"))]),
            new(ChangeWords.GroupResources, [.. resources.Select(one => Of(ScheduleChangeKind.ResourceOut, one.Id, one.Name))]),
            new(ChangeWords.GroupRooms, [.. rooms.Select(one => Of(ScheduleChangeKind.RoomOut, one.Id, one.Name))]),
            new("", [new(nameof(ScheduleChangeKind.Closed), ChangeWords.WhatClosed)]),
        }.Where(group => group.Value.Count > 0)];

        static Choice Of(ScheduleChangeKind kind, Guid id, string name) => new($"{kind}~{id}", name);
    }
}
