using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Web.Hosting;

/// <summary>The two cookies: staff by password, residents by a code. Each is worth something in one initiative at a time.</summary>
public static class SignInCookies
{
    /// <summary>The residents' scheme.</summary>
    public const string Resident = "resident";

    /// <summary>Pages of staff. Which of them opens which is said by <see cref="StaffDoors"/>.</summary>
    public const string StaffPolicy = StaffDoors.Own;

    /// <summary>Pages of a person who has proved a telephone.</summary>
    public const string ResidentPolicy = "Resident";

    /// <summary>Where staff prove once more who they are.</summary>
    public const string Again = "/staff/sign-in/again";

    private const string ByPath = "by-path";
    private const string InitiativeClaim = "initiative";
    private const string PhoneClaim = "phone";
    private static readonly object Foreign = new();
    private static readonly HashSet<string?> FirstPages = new(StringComparer.OrdinalIgnoreCase) { "/bookings", "/staff", PlatformDoors.Home };

    /// <summary>Registers both cookies, the staff's accounts and the two policies.</summary>
    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Socifaction").Get<InstallationSettings>() ?? new();
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped<SignedIn>();
        services.AddScoped<Drafts>();
        services.AddScoped<OpenCall>();
        services.AddScoped<Pages.Staff.UsualThings>();
        services.AddScoped<Pages.Staff.DayBoard>();
        services.AddScoped<Pages.Staff.Requests.Inbox>();
        services.AddScoped<Pages.Rides.Book.RideDesk>();
        services.AddScoped<Pages.Places.PlaceForm>();
        services.AddScoped<Pages.Appointments.AppointmentForm>();
        services.AddSingleton<CodeSender>();
        services.AddHostedService(provider => provider.GetRequiredService<CodeSender>());
        services.AddAuthentication(ByPath)
            .AddPolicyScheme(ByPath, null, options => options.ForwardDefaultSelector = context =>
                IsStaffPath(context) ? IdentityConstants.ApplicationScheme : Resident)
            .AddCookie(Resident, options =>
            {
                Secure(options.Cookie, settings, "res");
                options.ExpireTimeSpan = TimeSpan.FromDays(14);
                options.LoginPath = "/sign-in";
                options.Events.OnValidatePrincipal = ValidateResidentAsync;
                options.Events.OnRedirectToLogin = NotFoundForForeign;
            })
            .AddIdentityCookies(cookies =>
            {
                cookies.TwoFactorUserIdCookie!.Configure(options => Secure(options.Cookie, settings, "second"));
                cookies.ApplicationCookie!.Configure(options =>
            {
                Secure(options.Cookie, settings, "staff");
                options.ExpireTimeSpan = TimeSpan.FromHours(12);
                options.LoginPath = "/staff/sign-in";
                options.Events.OnValidatePrincipal = ValidateStaffAsync;
                options.Events.OnRedirectToLogin = context => KeptForms.LeadToSignInAsync(
                    context, context.HttpContext.RequestServices.GetRequiredService<StaffSessions>().LockedAccount is null ? null : Again);
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    // Not of this initiative: the page is not there. Of it, in another role: it is, but not for you.
                    var signedIn = context.HttpContext.RequestServices.GetRequiredService<SignedIn>();
                    if (signedIn.Staff is not null || signedIn.Overseer is not null)
                    {
                        switch (signedIn.StillTo)
                        {
                            case StillTo.SetUpFactor:
                                context.Response.Redirect(context.Request.PathBase.Add("/staff/account").ToUriComponent());
                                return Task.CompletedTask;
                            case StillTo.ProveAgain:
                                return KeptForms.LeadToSignInAsync(context, Again);
                        }

                        context.Response.StatusCode = StatusCodes.Status403Forbidden;
                        return Task.CompletedTask;
                    }

                    return SignInOrNotFound(context, () => context.HttpContext.ChallengeAsync(context.Scheme.Name));
                };
            });
            });
        services.AddIdentityCore<StaffAccount>(options =>
        {
            options.Password = new PasswordOptions
            {
                RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
            };
            options.User.RequireUniqueEmail = true;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(1);
        }).AddSignInManager<StaffSignIn>().AddPasswordValidator<HardPasswords>().AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<IUserStore<StaffAccount>, StaffAccounts>();
        services.AddScoped<StaffSessions>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.ServerDomain = settings.PublicBaseUrl.Host;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
            // The host is one of ours already: others are refused before anything is asked.
            options.ValidateOrigin = origin => ValueTask.FromResult(
                !origin.CrossOrigin && origin.Origin == $"{origin.HttpContext.Request.Scheme}://{origin.HttpContext.Request.Host}");
        });
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        services.AddScoped<IAuthorizationHandler, StaffHandler>();
        services.AddScoped<IAuthorizationHandler, PlatformHandler>();
        services.AddScoped<DoorLimits>();
        var policies = services.AddAuthorizationBuilder();
        foreach (var name in StaffDoors.Roles.Keys)
        {
            policies.AddPolicy(name, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser().AddRequirements(new StaffRequirement(name)));
        }

        foreach (var name in (string[])[PlatformDoors.Oversee, PlatformDoors.Operate])
        {
            policies.AddPolicy(name, policy => policy.AddAuthenticationSchemes(IdentityConstants.ApplicationScheme)
                .RequireAuthenticatedUser().AddRequirements(new PlatformRequirement(name)));
        }

        policies.AddPolicy(ResidentPolicy, policy => policy.AddAuthenticationSchemes(Resident).RequireAuthenticatedUser());
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<KeptForms>());
        // One cookie for the whole site: two of one name, from two paths, would make a good form look stale.
        services.AddAntiforgery(options => Secure(options.Cookie, settings, "form"));
        services.Configure<CookieTempDataProviderOptions>(options => Secure(options.Cookie, settings, "said"));
        return builder;
    }

    /// <summary>Signs in the people of a proved telephone.</summary>
    public static Task SignInResidentAsync(this HttpContext context, InitiativeId initiative, ProvedPhone phone) =>
        context.SignInAsync(Resident, new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(InitiativeClaim, initiative.ToString()),
                new Claim(PhoneClaim, phone.E164),
                new Claim(ClaimTypes.NameIdentifier, $"{initiative}/{phone.E164}"),
            ],
            Resident)), new AuthenticationProperties { IsPersistent = true });

    private static bool IsStaffPath(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/staff", StringComparison.OrdinalIgnoreCase) || PlatformDoors.IsPlatforms(context.Request.Path);

    private static void Secure(CookieBuilder cookie, InstallationSettings settings, string name)
    {
        cookie.Name = settings.CookieName(name);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = settings.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    private static async Task ValidateStaffAsync(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (context.Principal is not null)
        {
            await context.HttpContext.RequestServices.GetRequiredService<StaffSessions>().ValidateAsync(context);
        }
    }

    private static Task ValidateResidentAsync(CookieValidatePrincipalContext context)
    {
        var current = context.HttpContext.RequestServices.GetRequiredService<CurrentInitiative>();
        if (context.Principal?.FindFirstValue(InitiativeClaim) != current.Id.ToString())
        {
            context.HttpContext.Items[Foreign] = true;
            context.RejectPrincipal();
        }
        else
        {
            context.HttpContext.RequestServices.GetRequiredService<SignedIn>().Phone = context.Principal.FindFirstValue(PhoneClaim);
        }

        return Task.CompletedTask;
    }

    private static Task NotFoundForForeign(RedirectContext<CookieAuthenticationOptions> context) =>
        context.HttpContext.Items.ContainsKey(Foreign) ? SignInOrNotFound(context, () => KeptForms.LeadToSignInAsync(context, null)) : KeptForms.LeadToSignInAsync(context, null);

    // Whoever is signed in elsewhere may sign in here too: the first pages lead there, as they lead anybody. What lies
    // behind them is not there.
    private static Task SignInOrNotFound(RedirectContext<CookieAuthenticationOptions> context, Func<Task> leadToSignIn)
    {
        if (FirstPages.Contains(context.Request.Path.Value?.TrimEnd('/')))
        {
            return leadToSignIn();
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
