using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OwnersAndDismissals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DismissedDetails",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DismissedDetails", x => new { x.AccountId, x.Kind, x.Value });
                    table.ForeignKey(
                        name: "FK_DismissedDetails_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_OwnerId_TeamId",
                table: "Accounts",
                columns: new[] { "OwnerId", "TeamId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DismissedDetails");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_OwnerId_TeamId",
                table: "Accounts");
        }
    }
}
