using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.TagHelpers;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.PeoplePages;

/// <summary>The fields of a staff member: name, role, first and last day. After an invitation, the link.</summary>
public abstract class PersonFieldsPage(InitiativeClock clock, InstallationSettings settings) : StaffPage
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Role { get; set; }
    [BindProperty] public string? FirstDay { get; set; }
    [BindProperty] public string? LastDay { get; set; }

    /// <summary>The one-time link that was just made; it is shown this once.</summary>
    public Invited? Invited { get; protected set; }

    /// <summary>The link in full, to be copied.</summary>
    public string Link => $"{settings.PublicBaseUrl.ToString().TrimEnd('/')}{Request.PathBase}/staff/sign-in/join/{Invited?.Token}";

    /// <summary>Until when it works.</summary>
    public LocalDateTime LinkUntil => clock.LocalOf(Invited!.ExpiresAt);

    public static IReadOnlyList<Choice> Roles => [.. Enum.GetValues<Role>().Select(role => new Choice(role.ToString(), role.InWords(), role.Meaning()))];

    protected InitiativeClock Clock => clock;

    /// <summary>What was typed; null, with messages at the fields, when something is wrong.</summary>
    protected (string Name, Role Role, LocalDate? First, LocalDate? Last)? ReadPerson()
    {
        var name = Required(nameof(Name), Name, Access.NameMissing);
        var role = OneOf<Role>(nameof(Role), Role, Access.RoleMissing);
        var first = OptionalDate(nameof(FirstDay), FirstDay, clock.Today);
        var last = OptionalDate(nameof(LastDay), LastDay, clock.Today);
        return ModelState.IsValid && name is not null && role is { } chosen ? (name, chosen, first, last) : null;
    }

    /// <summary>The same page with the reason.</summary>
    protected IActionResult Refuse(StaffRefusal why)
    {
        ModelState.AddModelError(why == StaffRefusal.DaysTurned ? nameof(LastDay) : "", why.InWords());
        return why == StaffRefusal.DaysTurned ? this.Unacceptable() : this.Conflict();
    }
}
